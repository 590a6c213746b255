// Readers that do not wait for each other: `crowd.ts RATE URL...` sends RATE GETs a second, in turn over the URLs, until SIGTERM, and then
// says how many were answered a second and how many were not.
import { Agent, get } from 'node:http';

const MOST_AT_ONCE = 512;
const [rate = '0', ...urls] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const start = performance.now();
const times: number[] = [];
let sent = 0;
let open = 0;
let failed = 0;
let held = 0;

function ask(url: string): void {
  const askedAt = performance.now();
  open += 1;
  const over = (good: boolean): void => {
    open -= 1;
    if (good) times.push(performance.now() - askedAt);
    else failed += 1;
  };
  get(url, { agent }, (response) => {
    response.resume();
    response.on('end', () => over(response.statusCode === 200));
  }).on('error', () => over(false));
}

/** As many as are due by now; those that a slow service holds up are counted, not piled up. */
function sendDue(): void {
  const due = Math.floor(((performance.now() - start) / 1000) * Number(rate));
  for (; sent < due; sent += 1) {
    if (open < MOST_AT_ONCE) ask(urls[sent % urls.length] ?? '');
    else held += 1;
  }
}

setInterval(sendDue, 2);
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);

process.on('SIGTERM', () => {
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.sort((a, b) => a - b);
  const answered = sorted.length / seconds;
  const p99Ms = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  process.stdout.write(`${JSON.stringify({ answered, failed, held, p99Ms })}\n`, () => process.exit(0));
});
