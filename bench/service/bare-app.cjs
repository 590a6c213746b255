// The smallest Nest service with TypeORM on SQLite: what the frameworks alone cost. Compared with the product at its start and at rest.
// `node bare-app.cjs FOLDER` prints the same ready line as the product.
require('reflect-metadata');
const path = require('node:path');
const { Controller, Get, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { DataSource, EntitySchema } = require('typeorm');

const Note = new EntitySchema({
  name: 'note',
  columns: { id: { type: 'integer', primary: true, generated: true }, text: { type: 'text' } },
});

class HealthController {
  health() {
    return { status: 'ok' };
  }
}
Get()(HealthController.prototype, 'health', Object.getOwnPropertyDescriptor(HealthController.prototype, 'health'));
Controller('api/health')(HealthController);

const dataSource = {
  provide: DataSource,
  useFactory: () => {
    const database = path.join(process.argv[2], 'bare.sqlite');
    return new DataSource({ type: 'better-sqlite3', database, entities: [Note], synchronize: true }).initialize();
  },
};

class BareModule {}
Module({ controllers: [HealthController], providers: [dataSource] })(BareModule);

async function main() {
  const app = await NestFactory.create(BareModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
  process.on('SIGTERM', () => process.exit(0));
}

void main();
