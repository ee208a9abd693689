/** The security headers of the API: its answers are data, which no browser is to run, frame, or take for something else. */

import fastifyHelmet from '@fastify/helmet';
import fp from 'fastify-plugin';

/** Who may use answers. */
export interface SecurityHeadersOptions {
  /** `server.cors_origins`: where there are any, pages of other origins may embed posters and charts too. */
  readonly origins: readonly string[];
}

/**
 * Sets the headers of helmet that mean something for this API. The documentation pages and drawings bring policies of their own, which replace the one
 * of data. Not set: HSTS, which is for whoever holds the certificate, the proxy in front; and what only browsers of the past read.
 */
export const securityHeaders = fp<SecurityHeadersOptions>(
  async (app, { origins }) => {
    await app.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
      },
      crossOriginResourcePolicy: { policy: origins.length > 0 ? 'cross-origin' : 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: false,
      originAgentCluster: false,
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    });
  },
  { name: 'security-headers', fastify: '5.x' },
);
