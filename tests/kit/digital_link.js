// Reads GS1 Digital Link addresses (a JSON list on stdin) by digital-link.js; prints what each says, null for none.
const { DigitalLink } = require("digital-link.js")

const read = address => {
  try {
    const link = DigitalLink(address)
    if (!link.isValid()) return null
    return [link.getIdentifier()["01"], decodeURIComponent(link.getKeyQualifiers()["10"] || "")]
  } catch {
    return null
  }
}

const said = []
process.stdin.on("data", part => said.push(part))
process.stdin.on("end", () => {
  const addresses = JSON.parse(Buffer.concat(said).toString())
  process.stdout.write(JSON.stringify(addresses.map(read)))
})
