/** A template filled with an attack and a group, as a noun for `{g}` and as an adjective for `{o}`. */
export function filledWith(template: string, [group, adjective]: readonly [string, string], attack = ""): string {
  return template
    .replace("{x}", attack)
    .replaceAll("{g}", group)
    .replaceAll("{o}", adjective)
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
