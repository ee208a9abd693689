/** A bare Fastify route in a process of its own, beside which the service is measured. Prints its port. */

import Fastify from 'fastify';

const app = Fastify();
app.get('/', () => ({ answer: 'ok' }));
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(app.server.address().port);
process.once('SIGTERM', () => void app.close());
