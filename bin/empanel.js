#!/usr/bin/env node
// Starts empanel; nothing else. Nothing newer than Node 8 until the version is known: an old Node must get to the message.
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`error[config/node]: empanel needs Node 20.19 or newer, and this is Node ${process.versions.node}`);
  console.error('hint: install a newer Node, then run empanel again');
  process.exitCode = 78;
} else {
  start(process.argv.slice(2));
}

function start(argv) {
  // Everything written is private to its owner: dossiers, exports, backups.
  process.umask(0o077);
  const fs = require('node:fs');
  const path = require('node:path');
  const home = path.dirname(__dirname);
  const only = argv.length === 1 ? argv[0] : '';

  // Two questions are answered without loading the program.
  if (['--version', '-V', 'version'].includes(only)) {
    return print(fs, JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')).version);
  }
  const help = path.join(home, 'dist', 'help.txt');
  if (['--help', '-h', 'help'].includes(only) && fs.existsSync(help)) {
    return print(fs, fs.readFileSync(help, 'utf8').trimEnd());
  }

  const dist = path.join(home, 'dist');
  let chunks;
  let main;
  try {
    chunks = require('./chunks.js').chunks(dist, require, argv);
    ({ main } = chunks.load('main.cjs'));
  } catch (error) {
    if (fs.existsSync(path.join(dist, 'main.cjs'))) throw error;
    console.error(`error[config/not-built]: there is nothing in \`${dist}\` to run`);
    console.error(`hint: run \`npm run build\` in \`${home}\``);
    process.exitCode = 78;
    return;
  }
  main(argv)
    .then((code) => {
      // A run that was refused early has not come across most of what its command needs.
      if (code <= 1) chunks.keep();
      process.exit(code);
    })
    .catch((error) => {
      console.error(error.stack);
      process.exitCode = 70;
    });
}

/** One line or more to stdout, without the milliseconds that opening it as a stream costs. */
function print(fs, text) {
  const bytes = Buffer.from(`${text}\n`);
  let at = 0;
  try {
    while (at < bytes.length) at += fs.writeSync(1, bytes, at);
  } catch (error) {
    // A reader that went away wants silence; a pipe that is full for now takes the rest from the stream.
    if (error.code !== 'EPIPE') process.stdout.write(bytes.subarray(at));
  }
}
