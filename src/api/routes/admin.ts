/** Administration: `POST /admin/reload`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiDeps } from '../deps.ts';
import { round } from '../present.ts';
import { reloadAnswerSchema } from '../schemas/admin.ts';
import { adminSecurity, anyOperation, json, needsAdmin, withBody } from '../schemas/responses.ts';

/** What takes an administrator's key; nothing where models are never reloaded. */
export const adminRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, { reload }) => {
  if (reload === undefined) return;
  app.post(
    '/admin/reload',
    {
      config: { admin: true },
      schema: {
        operationId: 'reloadModel',
        tags: ['model'],
        summary: 'Take up the current model now',
        description:
          'Looks whether another model became current, and answers when it serves or was refused. One that was refused before is tried again. Of several workers the others look too, in their turn.',
        security: adminSecurity,
        response: { ...anyOperation, ...needsAdmin, ...withBody, 200: json('It was looked.', reloadAnswerSchema) },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const done = await reload();
      return done.result === 'swapped' ? { ...done, seconds: round(done.seconds, 3) } : done;
    },
  );
};
