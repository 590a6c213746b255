// Loaded into a service by NODE_OPTIONS: kills its process at one of the wanted points. The product knows nothing of it.
// STACKHAND_CUTS = {"wanted": ["run.started before", …], "seldom": ["run.started", …], "pass": n, "note": file, "arm": file}. A process
// lets `pass` commits through before it dies at one that comes often. The note says where it died and which events were in the commit:
// `before` the commit, in the midst of its bytes (`torn`, by torn-write.c), `after` it, or `untold`: after it and before the first byte
// leaves the process that could tell of it.
const { writeFileSync } = require('node:fs');
const net = require('node:net');
const Database = require('better-sqlite3');

const { wanted, seldom, pass, note, arm } = JSON.parse(process.env.STACKHAND_CUTS);
const points = new Set(wanted);
const rare = new Set(seldom);

/** Which effect an `effect.ended` belongs to. */
const effects = new Map();
let batch = [];
let commits = 0;
let untold;
/** Writes to a line since the transfer of this process began; undefined while none is under way. */
let sent;

function die(point, events) {
  writeFileSync(note, JSON.stringify({ point, events }));
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment to arrive; nothing of this process may happen in it.
  for (;;);
}

/** The name under which an event is cut: an effect by its kind too, since each kind reaches out to something else. */
function nameOf({ type, data }) {
  if (type === 'effect.intended') effects.set(data.effectId, data.effect);
  if (type === 'effect.intended') return `${type}:${data.effect}`;
  if (type === 'effect.ended') return `${type}:${effects.get(data.effectId) ?? 'taken-up'}`;
  return type;
}

function wantedHere(events, phase) {
  return events
    .filter(({ name }) => rare.has(name) || commits > pass)
    .map(({ name }) => `${name} ${phase}`)
    .find((point) => points.has(point));
}

function commit(run) {
  const events = batch;
  batch = [];
  commits += 1;
  const before = wantedHere(events, 'before');
  if (before !== undefined) die(before, events);
  const inside = wantedHere(events, 'torn');
  if (inside !== undefined) {
    writeFileSync(note, JSON.stringify({ point: inside, events }));
    writeFileSync(arm, String(1 + ((events[0].seq ?? 0) % 4)));
  }
  const done = run();
  // Only reached where nothing cut the write: the note of an untorn commit is judged as a failure of the test itself.
  if (inside !== undefined) die('nothing was torn', events);
  const after = wantedHere(events, 'after');
  if (after !== undefined) die(after, events);
  const point = wantedHere(events, 'untold');
  if (point !== undefined) untold = { point, events };
  for (const { name } of events) {
    if (name === 'effect.intended:send-firmware') sent = 0;
    if (name === 'effect.ended:send-firmware') sent = undefined;
  }
  return done;
}

function insert(run, values) {
  const [, stream, seq, , body, , hash] = values;
  batch.push({ stream, seq, hash, name: nameOf(JSON.parse(body)) });
  return run(...values);
}

const prepare = Database.prototype.prepare;
Database.prototype.prepare = function (sql, ...more) {
  const statement = prepare.call(this, sql, ...more);
  const run = statement.run.bind(statement);
  if (sql.startsWith('BEGIN')) {
    statement.run = () => {
      batch = [];
      return run();
    };
  }
  if (sql === 'COMMIT') statement.run = () => commit(run);
  if (/^\s*INSERT INTO event\b/.test(sql)) statement.run = (...values) => insert(run, values);
  if (/^\s*INSERT (OR IGNORE )?INTO "(blob|migrations)"/.test(sql)) {
    statement.run = (...values) => {
      batch.push({ name: /"blob"/.test(sql) ? 'photo.kept' : 'schema.migrated' });
      return run(...values);
    };
  }
  return statement;
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  this.leadsToALine = true;
  return connect.apply(this, args);
};

const write = net.Socket.prototype.write;
net.Socket.prototype.write = function (...args) {
  if (untold !== undefined && this !== process.stderr) die(untold.point, untold.events);
  if (this.leadsToALine !== true || sent === undefined) return write.apply(this, args);
  sent += 1;
  if (points.has(`line:${sent} before`)) die(`line:${sent} before`, []);
  const done = write.apply(this, args);
  // A socket gives its bytes to the system at once unless the system is full.
  if (points.has(`line:${sent} after`)) die(`line:${sent} after`, []);
  return done;
};
