// Plain JavaScript that any Node can read, so that an old one is refused with a clear line and not with a syntax error.
// `process` is taken as the global that it is: importing node:process costs a fifth of Node's own start.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`Swiftline needs Node 22.18 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(69);
}
