/** Modules as one script: each becomes a function that is called once and returns its exports. */

const IMPORT = /^import \{([^}]*)\} from "([^"]+)";$/gm;
const EXPORT_ALL = /^export \* from "([^"]+)";\n/gm;
const EXPORT = /^export ((?:async )?function\*?|class|const) (\w+)/gm;
const LEFT = /^(?:import|export)\b.*/m;
const CLOSING = /<(?=!--|\/?script)/gi; // what the page could take for its own

/**
 * Return a module, and all that it imports, as one script.
 *
 * Modules may name what they import, export declarations that are never assigned again, and pass on
 * all of another module. Other forms are refused, and so are circles.
 * @param {string} entry The module's path: "src/main.js".
 * @param {(path: string) => string} read Returns the source of a module.
 * @returns {string}
 */
export function joined(entry, read) {
  /** @type {Map<string, string>} */
  const done = new Map();
  include(entry, read, done, []);
  return [...done.values()].join("\n").replace(CLOSING, "\\x3C");
}

/**
 * @param {string} path
 * @param {(path: string) => string} read
 * @param {Map<string, string>} done What is included already, in order.
 * @param {readonly string[]} chain The modules that wait for this one.
 */
function include(path, read, done, chain) {
  if (done.has(path)) {
    return;
  }
  if (chain.includes(path)) {
    throw new Error(`${path}: is imported in a circle: ${[...chain, path].join(" -> ")}`);
  }
  const source = read(path);
  const imported = [...source.matchAll(IMPORT), ...source.matchAll(EXPORT_ALL)];
  for (const found of imported) {
    include(resolved(path, found[found.length - 1]), read, done, [...chain, path]);
  }
  done.set(path, wrapped(path, source));
}

/**
 * @param {string} path
 * @param {string} source
 * @returns {string}
 */
function wrapped(path, source) {
  /** @type {string[]} */
  const exported = [];
  const body = source
    .replace(IMPORT, (_, names, from) => {
      return `const {${names.replaceAll(" as ", ": ")}} = ${variable(resolved(path, from))};`;
    })
    .replace(EXPORT_ALL, (_, from) => {
      exported.push(`...${variable(resolved(path, from))}`);
      return "";
    })
    .replace(EXPORT, (_, word, name) => {
      exported.push(name);
      return `${word} ${name}`;
    });
  const left = LEFT.exec(body);
  if (left !== null) {
    throw new Error(`${path}: cannot be put into a page: ${left[0]}`);
  }
  const values = exported.length > 0 ? `return { ${exported.join(", ")} };\n` : "";
  return `// ${path}\nconst ${variable(path)} = (() => {\n${body}${values}})();\n`;
}

/**
 * Return what a path means that a module names.
 * @param {string} path Of the module: "src/rules/hero.js".
 * @param {string} from What it names: "../kernel/index.js".
 * @returns {string}
 */
function resolved(path, from) {
  return new URL(from, `file:///${path}`).pathname.slice(1);
}

/**
 * Return the name of the variable that holds a module's exports.
 * @param {string} path
 * @returns {string}
 */
function variable(path) {
  return `module_${path.replace(/^src\/|\.js$/g, "").replace(/\W/g, "_")}`;
}
