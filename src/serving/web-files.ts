/** Serves the files of the built web app: hashed ones for ever, the page itself asked about every time. */

import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { sendError, sendNotFound } from './web-errors.ts';
import { API_PREFIX } from './web-proxy.ts';

/** The page that every address of the app answers. */
export const PAGE = 'index.html';

/** Where the files are. */
export interface WebFilesOptions {
  readonly folder: string;
}

const FOREVER = 'public, max-age=31536000, immutable';
const ASK = 'no-cache';

/** Serves the folder, compressed as it was when it was built; other addresses of the app answer its page. */
export const webFiles = fp<WebFilesOptions>(
  async (app, { folder }) => {
    const assets = `${folder}${sep}assets${sep}`;
    await app.register(fastifyStatic, {
      root: folder,
      index: PAGE,
      dotfiles: 'ignore',
      preCompressed: true,
      // The compressed copies are no addresses of their own.
      allowedPath: (path) => !/\.(?:br|gz)$/.test(path),
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('cache-control', path.startsWith(assets) ? FOREVER : ASK);
        response.setHeader('vary', 'accept-encoding');
      },
    });
    app.setNotFoundHandler(answerElsewhere);
  },
  { name: 'web-files', fastify: '5.x' },
);

function answerElsewhere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = '/'] = request.url.split('?', 1);
  const isApi = path === API_PREFIX || path.startsWith(`${API_PREFIX}/`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const allow = isApi ? 'GET, HEAD, POST' : 'GET, HEAD';
    reply.header('allow', allow);
    return sendError(reply, 405, ['method_not_allowed', `This address takes ${allow} only.`, 'Begin at /.']);
  }
  if (isApi || isFile(path) || !takesPages(request.headers.accept)) return sendNotFound(reply);
  return reply.sendFile(PAGE);
}

/** Addresses of the app have no dots; files have, and the folder of assets holds nothing else. */
function isFile(path: string): boolean {
  return path === '/assets' || path.startsWith('/assets/') || (path.split('/').at(-1) ?? '').includes('.');
}

function takesPages(accept: string | undefined): boolean {
  if (accept === undefined) return true;
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return ['text/html', 'text/*', '*/*'].includes(type) && !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one));
  });
}
