/** The manifests: at one with each other, the image, the configuration and the rules. That Kubernetes takes them is in test/stack. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configKeys } from '../../src/config/keys.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const OVERLAYS = ['base', 'shared', 'monitoring'];

interface Container {
  readonly name: string;
  readonly image: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly securityContext: unknown;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
interface PodSpec {
  readonly securityContext: unknown;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string }[];
}

const read = (...path: string[]): unknown => parse(readFileSync(join(FOLDER, ...path), 'utf8'));

/** Every image that a manifest names, at any depth. */
function imagesOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === 'image' && typeof value === 'string' ? [value] : imagesOf(value),
  );
}

const deployment = read('base', 'deployment.yaml') as {
  metadata: { name: string };
  spec: { selector: { matchLabels: object }; template: { metadata: { labels: object }; spec: PodSpec } };
};
const training = read('shared', 'training.yaml') as {
  spec: { jobTemplate: { spec: { template: { spec: PodSpec } } } };
};
const pods = [deployment.spec.template.spec, training.spec.jobTemplate.spec.template.spec];
const containers = pods.flatMap(({ initContainers = [], containers: main }) => [...initContainers, ...main]);

describe('the manifests', () => {
  it.each(OVERLAYS)('of %s are all in its kustomization', (overlay) => {
    const { resources, patches = [] } = read(overlay, 'kustomization.yaml') as {
      resources: string[];
      patches?: { path: string }[];
    };
    const named = [...resources, ...patches.map(({ path }) => path)];
    for (const path of named) expect(existsSync(join(FOLDER, overlay, path)), path).toBe(true);
    const files = readdirSync(join(FOLDER, overlay)).filter((file) => file !== 'kustomization.yaml');
    expect(named.filter((path) => !path.startsWith('../')).toSorted()).toEqual(files.toSorted());
  });

  it.each(['base', 'shared'])("of %s get every image's address from the one place that tells it", (overlay) => {
    // Kustomize renames images of the folder that says so alone; what another folder adds to it keeps its own.
    const {
      resources,
      components = [],
      ...rest
    } = read(overlay, 'kustomization.yaml') as {
      resources: string[];
      components?: string[];
    };
    expect(rest).not.toHaveProperty('images');
    const told = components.flatMap((path) => {
      const { kind, images } = read(overlay, path, 'kustomization.yaml') as {
        kind: string;
        images: { name: string }[];
      };
      expect(kind).toBe('Component');
      return images.map(({ name }) => name);
    });
    const files = resources.filter((path) => path.endsWith('.yaml'));
    const used = files.flatMap((path) => imagesOf(read(overlay, path)));
    expect(used.length).toBeGreaterThan(0);
    for (const image of used) expect(told).toContain(image);
    expect(components).toEqual(['../image']);
  });

  it('run every container without root, rights, or a root file system that can be written to', () => {
    expect(containers).toHaveLength(3);
    for (const pod of pods) {
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
    }
    for (const { name, securityContext } of containers) {
      expect(securityContext, name).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('let a container write where the program writes, and mount only what there is', () => {
    for (const pod of pods) {
      const volumes = pod.volumes.map(({ name }) => name);
      for (const { name, volumeMounts } of [...(pod.initContainers ?? []), ...pod.containers]) {
        const places = volumeMounts.map(({ mountPath }) => mountPath);
        expect(places, name).toEqual(['/app/data', '/app/data/models', '/tmp']);
        for (const mount of volumeMounts) expect(volumes).toContain(mount.name);
      }
    }
  });

  it('lead from the service to the ports that the image listens on', () => {
    const ports = deployment.spec.template.spec.containers[0]?.ports?.map((one) => one.containerPort);
    const dockerfile = readFileSync(join(FOLDER, '..', '..', 'Dockerfile'), 'utf8');
    expect(dockerfile).toContain(`EXPOSE ${ports?.join(' ')}`);
    const service = read('base', 'service.yaml') as {
      spec: { selector: object; ports: { name: string; targetPort: string }[] };
    };
    const names = deployment.spec.template.spec.containers[0]?.ports?.map(({ name }) => name);
    expect(service.spec.ports.map(({ targetPort }) => targetPort)).toEqual(names);
    const budget = read('base', 'disruption-budget.yaml') as { spec: { selector: { matchLabels: object } } };
    const scaler = read('base', 'autoscaler.yaml') as { spec: { scaleTargetRef: object } };
    const { matchLabels } = deployment.spec.selector;
    expect(deployment.spec.template.metadata.labels).toEqual(matchLabels);
    expect(service.spec.selector).toEqual(matchLabels);
    expect(budget.spec.selector.matchLabels).toEqual(matchLabels);
    expect(scaler.spec.scaleTargetRef).toMatchObject({ kind: 'Deployment', name: deployment.metadata.name });
  });

  it('set only what the configuration knows', () => {
    const known = new Set(configKeys().flatMap(({ env }) => env));
    for (const path of [
      ['base', 'config-map.yaml'],
      ['shared', 'settings.yaml'],
    ]) {
      const { data } = read(...path) as { data: Record<string, string> };
      for (const [name, value] of Object.entries(data)) {
        expect(known).toContain(name);
        expect(value).toBeTypeOf('string');
      }
    }
  });

  it('have Prometheus call the job as its rules do', () => {
    const monitor = read('monitoring', 'service-monitor.yaml') as {
      spec: { selector: unknown; endpoints: { port: string; relabelings: unknown[] }[] };
    };
    const service = read('base', 'service.yaml') as { metadata: { labels: object } };
    expect(monitor.spec.selector).toEqual({ matchLabels: service.metadata.labels });
    expect(monitor.spec.endpoints[0]).toMatchObject({ port: 'api', path: '/metrics' });
    expect(monitor.spec.endpoints[0]?.relabelings).toEqual([{ targetLabel: 'job', replacement: 'recommender' }]);
    const rules = readFileSync(join(FOLDER, '..', '..', 'monitoring', 'prometheus', 'rules', 'alerts.yml'), 'utf8');
    expect(rules).toContain('job="recommender"');
  });
});
