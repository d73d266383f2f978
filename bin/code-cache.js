// Writes the code cache that chunks.js reads: seldom needed, and so a file of its own.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { magic } = require('./chunks.js');

/** Writes the data of chunks as a file of that name in the first of the places where that can be done. */
function write(datas, places, file, isOurs) {
  for (const place of places) {
    try {
      makePrivate(place);
      if (!isOurs(place)) continue;
      const part = path.join(place, `${file}.${process.pid}`);
      writeTwice(part, packed(datas));
      fs.renameSync(part, path.join(place, file));
      return;
    } catch {
      // This place cannot be written; the next may.
    }
  }
}

/** Makes `place` and what is missing above it, for this user alone; older builds' caches beside it go. */
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

// A cache file is the same bytes twice. V8 does not look for damage in what it is given and would crash on it; comparing
// two copies finds damage and a file cut off, and costs a tenth of a checksum.
// One copy: magic, count, length of names; for each chunk the offset and length of its data; names; data.
function packed(datas) {
  const names = Buffer.from([...datas.keys()].join('\0'), 'latin1');
  const head = 12 + datas.size * 8;
  let end = aligned(head + names.length);
  const parts = [];
  for (const data of datas.values()) {
    parts.push({ at: end, data });
    end = aligned(end + data.length);
  }
  const bytes = Buffer.alloc(end);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(datas.size, 4);
  bytes.writeUInt32LE(names.length, 8);
  parts.forEach(({ at, data }, index) => {
    bytes.writeUInt32LE(at, 12 + index * 8);
    bytes.writeUInt32LE(data.length, 16 + index * 8);
    data.copy(bytes, at);
  });
  names.copy(bytes, head);
  return bytes;
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

/** V8 wants its data to begin at a multiple of 8. */
const aligned = (length) => Math.ceil(length / 8) * 8;

module.exports = { write };
