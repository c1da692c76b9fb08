//! HTML that other programs wrote, as text: what parts lines there parts lines here, and no word is lost.

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "main",
    "p",
    "pre",
    "section",
    "table",
    "tr",
];
/// Elements within lines. Whatever looks like any other is words.
const INLINE: [&str; 43] = [
    "a",
    "abbr",
    "b",
    "big",
    "br",
    "button",
    "cite",
    "code",
    "del",
    "em",
    "figcaption",
    "font",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "meta",
    "o:p",
    "ol",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
/// Elements whose content is none of the person's words.
const SILENT: [&str; 4] = ["head", "script", "style", "title"];

/// The names of the characters from U+00A1 on to U+00FF.
const LATIN: &str = "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
    para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth \
    ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/// Other characters that have a name.
const NAMED: [(&str, char); 29] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bdquo", '„'),
    ("bull", '•'),
    ("check", '✓'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euro", '€'),
    ("gt", '>'),
    ("hearts", '♥'),
    ("hellip", '…'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("minus", '−'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("quot", '"'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("thinsp", '\u{2009}'),
    ("trade", '™'),
    ("zwnj", '\u{200c}'),
];

/// Whether a text has an element of HTML in it.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, found)) = rest.split_once('<') {
        if Tag::of(found).is_some() {
            return true;
        }
        rest = found;
    }
    false
}

/// The text of HTML.
pub(super) fn text(html: &str) -> String {
    let mut page = Page::default();
    let (mut rest, mut may_end) = (html, true);
    while let Some((before, found)) = rest.split_once('<') {
        page.words(before);
        rest = found;
        if let Some(comment) = found.strip_prefix("!--").filter(|_| may_end) {
            if let Some((_, after)) = comment.split_once("-->") {
                rest = after;
                continue;
            }
            // Nor does any later one end.
            may_end = false;
        } else if let Some(tag) = Tag::of(found) {
            rest = tag.rest;
            page.tag(&tag);
            continue;
        }
        page.words("&lt;");
    }
    page.words(rest);
    page.text()
}

/// `name attributes>`, as it stands behind a `<`.
struct Tag<'t> {
    name: String,
    is_end: bool,
    attributes: &'t str,
    /// What stands behind it.
    rest: &'t str,
}

impl<'t> Tag<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (is_end, inner) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
        let end =
            inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '!').unwrap_or(inner.len());
        let (name, after) = inner.split_at_checked(end)?;
        let name = name.to_ascii_lowercase();
        let is_known = [&BLOCKS[..], &INLINE, &SILENT].iter().any(|names| names.contains(&name.as_str()));
        if !is_known && name != "!doctype" {
            return None;
        }
        let mut quote = None;
        for (at, c) in after.char_indices() {
            match (quote, c) {
                (Some(open), _) if c == open => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '<') => return None,
                (None, '>') => {
                    let (attributes, rest) = (after.get(..at)?, after.get(at + 1..)?);
                    return Some(Self { name, is_end, attributes, rest });
                }
                _ => {}
            }
        }
        None
    }

    fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    /// The value of an attribute, when it stands in quotes.
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((before, found)) = rest.split_once('=') {
            let quote = found.trim_start().chars().next().filter(|c| ['"', '\''].contains(c))?;
            let (value, after) = found.trim_start().strip_prefix(quote)?.split_once(quote)?;
            if before.trim().eq_ignore_ascii_case(name) {
                return Some(unescaped(value));
            }
            rest = after;
        }
        None
    }
}

/// The lines so far.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
    line: String,
    /// The sign of a list's element, until its first word comes.
    sign: Option<String>,
    /// Whether a paragraph is open that has nothing in it so far: an empty one is an empty line.
    is_empty_paragraph: bool,
    /// The lists that are open: the number of the next element in those with numbers.
    lists: Vec<Option<u32>>,
    /// The silent element that is open.
    silent: Option<String>,
    /// Where a link goes, and what was written before it.
    link: Option<(String, usize)>,
}

impl Page {
    fn words(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        // Blanks of the source are one; those that have a name there stay.
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !is_blank {
                collapsed.push(c);
            } else if !collapsed.ends_with(' ') {
                collapsed.push(' ');
            }
        }
        let starts_line = self.line.is_empty();
        let blank_before = self.line.ends_with(' ');
        let words = if starts_line || blank_before { collapsed.trim_start_matches(' ') } else { &collapsed };
        if words.is_empty() {
            return;
        }
        self.is_empty_paragraph = false;
        if starts_line && let Some(sign) = self.sign.take() {
            self.line.push_str(&sign);
        }
        self.line.push_str(&unescaped(words));
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push(line.trim_end().to_owned());
    }

    /// Ends the line, unless nothing stands on it.
    fn block(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if let Some(open) = &self.silent {
            if tag.is_end && tag.name == *open {
                self.silent = None;
            }
        } else if tag.is(&SILENT) {
            self.silent = (!tag.is_end && !tag.attributes.ends_with('/')).then(|| tag.name.clone());
        } else if tag.is(&["br"]) {
            self.is_empty_paragraph = false;
            self.end_line();
        } else if tag.is(&["p"]) {
            self.block();
            if tag.is_end && self.is_empty_paragraph {
                self.end_line();
            }
            self.is_empty_paragraph = !tag.is_end;
        } else if tag.is(&["ul", "ol"]) {
            self.block();
            self.is_empty_paragraph = false;
            if tag.is_end {
                self.lists.pop();
            } else {
                self.lists.push((tag.name == "ol").then_some(1));
            }
        } else if tag.is(&["li"]) {
            self.element(tag.is_end);
        } else if tag.is(&BLOCKS) {
            self.block();
        } else if tag.is(&["td", "th"]) && !tag.is_end && !self.line.is_empty() {
            self.line.push('\t');
        } else if tag.is(&["a"]) {
            self.link(tag);
        }
    }

    /// Begins or ends an element of a list.
    fn element(&mut self, is_end: bool) {
        self.block();
        self.is_empty_paragraph = false;
        self.sign = (!is_end).then(|| match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        });
    }

    /// Where a link goes stands behind its words, unless they say it.
    fn link(&mut self, tag: &Tag<'_>) {
        if !tag.is_end {
            self.link = tag.attribute("href").map(|to| (to, self.line.len()));
        } else if let Some((to, from)) = self.link.take() {
            let words = self.line.get(from..).unwrap_or_default();
            if !to.trim().is_empty() && !words.contains(to.trim()) && !words.trim().is_empty() {
                self.line.extend([" (", to.trim(), ")"]);
            }
        }
    }

    fn text(mut self) -> String {
        self.block();
        self.lines.join("\n").trim_matches('\n').to_owned()
    }
}

/// The text with characters in place of their names and numbers; what is neither stays.
fn unescaped(text: &str) -> String {
    /// The longest name of a character.
    const LONGEST: usize = 10;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, found)) = rest.split_once('&') {
        plain.push_str(before);
        let end = found.bytes().take(LONGEST).position(|byte| byte == b';');
        let named = end.and_then(|end| Some((character(found.get(..end)?)?, found.get(end + 1..)?)));
        if let Some((c, after)) = named {
            plain.push(c);
            rest = after;
        } else {
            plain.push('&');
            rest = found;
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // A blank that must not end a line is one to people.
        return Some(if number == 0xa0 { ' ' } else { char::from_u32(number)? });
    }
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    named.or_else(|| {
        let at = LATIN.split_whitespace().position(|known| known == name)?;
        char::from_u32(0xa1 + u32::try_from(at).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_lines_there_parts_lines_here() {
        for (html, plain) in [
            (
                "<p>Bold <b>morning</b> &amp; a list</p><ul><li>one</li><li>two</li></ul>",
                "Bold morning & a list\n- one\n- two",
            ),
            ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
            (
                "<p dir=\"auto\">Walked&nbsp;home.</p>\n<p dir=\"auto\"></p>\n<p>x</p><p></p>",
                "Walked home.\n\nx",
            ),
            ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
            ("<p>a<br></p><p><br></p><p>b</p>", "a\n\nb"),
            (
                "<ol><li><p>a</p></li><li>b<ul><li>c</li></ul></li><li>d</li></ol>e",
                "1. a\n2. b\n- c\n3. d\ne",
            ),
            ("  a \n\t b  <i> c </i> d", "a b c d"),
            ("<h1>Title</h1>text<hr>more", "Title\ntext\nmore"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
            (
                "<a href=\"https://example.org/x\">there</a> <a href='https://example.org'>https://example.org</a>",
                "there (https://example.org/x) https://example.org",
            ),
            ("<style>p { x }</style><!-- no --><script>if (a<b) x</script>words", "words"),
            ("", ""),
        ] {
            assert_eq!(text(html), plain, "{html}");
        }
    }

    #[test]
    fn what_only_looks_like_html_is_words() {
        for words in [
            "1 < 2 and 3 > 2",
            "<3",
            "a <name> b",
            "<b",
            "<a href=\"x",
            "<",
            "a && b &x; &#xd800; &;",
            "<!-- open",
        ] {
            assert!(!is_html(words), "{words}");
            assert_eq!(text(words), words);
        }
        for html in ["a<br>b", "<P>x", "x</div>"] {
            assert!(is_html(html), "{html}");
        }
        assert_eq!(
            text("&lt;script&gt; &#39;quoted&#39; &#x1F319; &uuml;&yuml;&iexcl; &amp;lt;"),
            "<script> 'quoted' 🌙 üÿ¡ &lt;"
        );
    }

    #[test]
    fn what_is_made_to_take_long_takes_no_time() {
        for part in ["<a ", "<a \"", "<a \"'", "<!--", "&", "<p>", "<ul><li>", "<", "<a x='\""] {
            let html = part.repeat(100_000);
            let _ = (text(&html), is_html(&html));
        }
    }
}
