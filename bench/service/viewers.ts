// Fifty screens that follow a run: `viewers.ts URL RUN COUNT`. Says ready when all streams are open, and at SIGTERM how many events came.
import { get } from 'node:http';

const [url = '', runId = '', count = '0'] = process.argv.slice(2);
let events = 0;

function watch(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/runs/${runId}/events`, { headers: { accept: 'text/event-stream' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A viewer was refused with ${response.statusCode}.`));
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        events += text.split('\n').filter((line) => line.startsWith('id:')).length;
      });
      resolve();
    });
    request.on('error', reject);
  });
}

process.on('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify({ events })}\n`, () => process.exit(0));
});

void Promise.all(Array.from({ length: Number(count) }, watch)).then(() => {
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
});
