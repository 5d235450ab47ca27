/** All pictures on one page, each a link to itself in full. Names are our own: `screen-language-theme-size.png`. */
export const indexOf = (names: readonly string[]) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Quarterdeck, every screen</title>
<style>
  body { margin: 24px; background: #777; color: #fff; font: 13px/20px sans-serif; display: grid; gap: 24px; grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)) }
  a { color: inherit; text-decoration: none } img { width: 100%; display: block; border-radius: 4px }
</style>
${names.map((name) => `<a href="${name}"><img src="${name}" alt="" loading="lazy">${name.replace('.png', '')}</a>`).join('\n')}
</html>
`
