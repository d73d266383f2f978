// Writes what chunks.js keeps for the next start of a command: seldom needed, and so a file of its own, which is given all
// that it shares with that one.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Writes the text of modules, the files they are from, and V8's data of the text if there is any, in the first of the places where that can be done. */
function write(kept, places, file, { isOurs, head }) {
  for (const place of places) {
    try {
      makePrivate(place);
      if (!isOurs(place)) continue;
      const part = path.join(place, `${file}.${process.pid}`);
      writeTwice(part, packed(kept, head));
      fs.renameSync(part, path.join(place, file));
      return;
    } catch {
      // This place cannot be written; the next may.
    }
  }
}

/** Makes `place` and what is missing above it, for this user alone; what older builds kept beside it goes. */
function makePrivate(place) {
  if (fs.existsSync(place)) return;
  const parent = path.dirname(place);
  fs.mkdirSync(parent, { recursive: true, mode: 0o700 });
  const build = path.basename(place).split('-')[0];
  for (const other of fs.readdirSync(parent)) {
    if (/^[0-9a-f]{16}-v/.test(other) && !other.startsWith(build))
      fs.rmSync(path.join(parent, other), { recursive: true, force: true });
  }
  fs.mkdirSync(place, { mode: 0o700 });
}

// A file is the same bytes twice. V8 does not look for damage in what it is given and would crash on it; comparing two
// copies finds damage and a file cut off, and costs a tenth of a checksum.
function packed({ data = Buffer.alloc(0), sources, text }, { magic, length }) {
  const names = sources.join(' ');
  const head = Buffer.alloc(length);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(data.length, 4);
  head.writeUInt32LE(names.length, 8);
  head.writeUInt32LE(text.length, 12);
  return Buffer.concat([head, data, Buffer.from(names + text, 'latin1')]);
}

function writeTwice(file, bytes) {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  try {
    for (let end = 0; end < 2 * bytes.length; ) {
      end += fs.writeSync(descriptor, bytes, end % bytes.length, bytes.length - (end % bytes.length));
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

module.exports = { write };
