// Validators as Ajv writes them, without what nothing here asks of them: a check of one dossier spends more on loading its
// validator than on running it.

/**
 * The same validator in two thirds of the text. It is told where a value stands by its path alone, collects faults in one
 * place, and has of the schema what the code reads. Text that Ajv writes in another way stops the generation.
 */
export function compacted(code) {
  const short = withPathOnly(withOneCollector(code));
  const left = /\b(?:parentData|parentDataProperty|rootData|dynamicAnchors)\b|\.push\(err/.exec(short);
  if (left !== null)
    throw new Error(`a validator says \`${short.slice(left.index, left.index + 80)}\` as it never did`);
  return withNeededSchemas(short);
}

function withOneCollector(code) {
  const collecting = /if\(vErrors === null\)\{vErrors = \[(err\d+)\];\}else \{vErrors\.push\(\1\);\}/g;
  return `const collected = (all, one) => { if (all === null) return [one]; all.push(one); return all; };\n${code.replace(
    collecting,
    'vErrors = collected(vErrors, $1);',
  )}`;
}

/** Without the value's parent and the root, which only keywords of Ajv's own would ask for. */
function withPathOnly(code) {
  return code
    .replaceAll(
      '{instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}',
      'instancePath=""',
    )
    .replace(
      /\{instancePath(?::([^{}]+?))?,parentData:[^{}]+?,parentDataProperty:[^{}]+?,rootData,dynamicAnchors\}/g,
      (_, path) => path ?? 'instancePath',
    );
}

/** With the parts of each schema that the code reads: lists of choices, and names of members to look a name up in. */
function withNeededSchemas(code) {
  return code.replace(/const (schema\d+) = (\{.*?\});(?=const |function |export |\n|$)/g, (whole, name, literal) => {
    const uses = [...code.matchAll(new RegExp(`\\b${name}\\b((?:\\.\\w+)*)`, 'g'))].map(([, path]) =>
      path.split('.').slice(1),
    );
    const paths = uses.filter((path) => path.length > 0);
    if (new RegExp(`(?<!\\.call\\()\\b${name}(?:\\.\\w+)*\\.properties\\b(?!\\.)`).test(code)) return whole;
    // One use is this declaration.
    if (paths.length !== uses.length - 1) return whole;
    return `const ${name} = ${JSON.stringify(neededOf(JSON.parse(literal), paths))};`;
  });
}

function neededOf(schema, paths) {
  const needed = {};
  // Names first: what is read below one of them replaces it.
  for (const path of paths.toSorted((left, right) => left.length - right.length)) {
    const [last, ...above] = path.toReversed();
    let from = schema;
    let to = needed;
    for (const word of above.reverse()) {
      from = from[word];
      to[word] = typeof to[word] === 'object' ? to[word] : {};
      to = to[word];
    }
    const value = from[last];
    to[last] = last === 'properties' ? Object.fromEntries(Object.keys(value).map((name) => [name, 0])) : value;
  }
  return needed;
}
