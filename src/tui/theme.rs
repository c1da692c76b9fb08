//! Themes: named roles, and the styles that a terminal can show for them.

use ratatui::style::{Color, Modifier, Style};

use crate::journal::{Rating, Scale};

/// The role of a piece of the screen, for the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Secondary text.
    Muted,
    /// A heading.
    Heading,
    /// The thing in focus.
    Focus,
    /// A key in the footer.
    Key,
    /// Something to notice, calmly.
    Notice,
    /// Lines that separate.
    Rule,
    /// The parts that only one of two versions has.
    Marked,
    /// A rating: one hue from faint to full for signs, a second one for steadiness.
    Rated(Scale, Rating),
}

/// The look of the cursor of a text field, until the terminal shows its own there; nothing else blinks.
pub const CURSOR: Style = Style::new().add_modifier(Modifier::REVERSED.union(Modifier::SLOW_BLINK));

/// The styles of roles, as far as themes differ in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    muted: Style,
    focus: Style,
    /// Keys and notices.
    accent: Style,
    rule: Style,
    levels: [Style; 5],
    steady: [Style; 5],
}

/// The number of colours that the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The 256 of the usual palette, or more.
    Many,
    /// The sixteen that every colour terminal has.
    Sixteen,
}

impl Theme {
    /// The theme with this name at this depth; `auto` and any other name give the one for the background.
    pub fn named(name: &str, depth: Depth, light_background: bool) -> Self {
        match (name, depth) {
            ("plain", _) => Self::plain(),
            ("light", Depth::Many) => Self::light(),
            ("dark", Depth::Many) => Self::dark(),
            ("light", Depth::Sixteen) => Self::sixteen(true),
            ("dark", Depth::Sixteen) => Self::sixteen(false),
            _ if light_background => Self::named("light", depth, true),
            _ => Self::named("dark", depth, false),
        }
    }

    /// Returns a theme without any colour: weight and reversal carry what colour would. Nothing is dim: how faint that is
    /// each terminal decides, and many make it too faint to read.
    pub fn plain() -> Self {
        let (none, bold) = (Style::new(), Style::new().bold());
        let levels = [none, none, none, bold, bold];
        Self { muted: none, focus: Style::new().reversed(), accent: bold, rule: none, levels, steady: levels }
    }

    fn dark() -> Self {
        Self::coloured(&Palette {
            muted: 246,
            accent: 110,
            rule: 246,
            levels: [246, 74, 117, 153, 195],
            steady: [246, 71, 114, 151, 194],
        })
    }

    fn light() -> Self {
        Self::coloured(&Palette {
            muted: 241,
            accent: 25,
            rule: 242,
            levels: [242, 26, 25, 19, 17],
            steady: [242, 23, 22, 22, 22],
        })
    }

    /// Of the sixteen, whose colours the person has chosen, only those that can be read in each of the usual palettes. On
    /// a light background that is none of them: Solarized has no hue that is dark enough.
    fn sixteen(light: bool) -> Self {
        if light {
            return Self { focus: Style::new().bold().reversed(), ..Self::plain() };
        }
        let fg = |color| Style::new().fg(color);
        let muted = fg(Color::Gray);
        let ramp = |color| [muted, fg(color), fg(color), fg(color).bold(), fg(color).bold()];
        Self {
            muted,
            focus: fg(Color::Cyan).bold(),
            accent: fg(Color::Cyan),
            rule: muted,
            levels: ramp(Color::Cyan),
            steady: ramp(Color::Green),
        }
    }

    fn coloured(palette: &Palette) -> Self {
        let fg = |index| Style::new().fg(Color::Indexed(index));
        let ramp = |ramp: [u8; 5]| {
            let mut styles = ramp.map(fg);
            if let Some(last) = styles.last_mut() {
                *last = last.bold();
            }
            styles
        };
        Self {
            muted: fg(palette.muted),
            focus: fg(palette.accent).bold(),
            accent: fg(palette.accent),
            rule: fg(palette.rule),
            levels: ramp(palette.levels),
            steady: ramp(palette.steady),
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match role {
            Role::Text => Style::new(),
            Role::Muted => self.muted,
            Role::Heading => Style::new().bold(),
            Role::Focus => self.focus,
            Role::Key | Role::Notice => self.accent,
            Role::Rule => self.rule,
            Role::Marked => self.accent.underlined(),
            Role::Rated(scale, rating) => {
                let styles = if scale == Scale::Steadiness { &self.steady } else { &self.levels };
                styles.get(usize::from(rating.value())).copied().unwrap_or_default()
            }
        }
    }
}

/// The look of a piece of text: by its role, or in a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In the style of a role.
    Role(Role),
    /// In this style.
    Style(Style),
}

impl Ink {
    /// The style under a theme.
    pub fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Role(role) => theme.style(role),
            Self::Style(style) => style,
        }
    }
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<Style> for Ink {
    fn from(style: Style) -> Self {
        Self::Style(style)
    }
}

struct Palette {
    muted: u8,
    accent: u8,
    rule: u8,
    levels: [u8; 5],
    steady: [u8; 5],
}

/// The means of the terminal, and whether no colour is wanted on it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The number of colours.
    pub depth: Depth,
    /// Whether the background is light.
    pub light: bool,
    /// Whether no colour is to be used, whatever the theme.
    pub plain: bool,
    /// Whether it shows nothing but ASCII.
    pub ascii: bool,
}

impl Look {
    /// The theme with this name, or the one for the background, as far as this terminal shows it.
    pub fn theme(self, name: Option<&str>) -> Theme {
        let name = if self.plain { "plain" } else { name.unwrap_or("auto") };
        Theme::named(name, self.depth, self.light)
    }
}

/// Reads from the environment how many colours the terminal has, and whether its background is light.
pub fn terminal(variable: impl Fn(&str) -> Option<String>) -> (Depth, bool) {
    let has = |name: &str, parts: &[&str]| {
        variable(name).is_some_and(|value| parts.iter().any(|part| value.contains(part)))
    };
    let many = has("COLORTERM", &["truecolor", "24bit"]) || has("TERM", &["256color", "direct", "kitty"]);
    // rxvt, Konsole and others tell "foreground;background" in numbers of the sixteen colours.
    let background = variable("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    let light = matches!(background, Some(7 | 9..=15));
    (if many { Depth::Many } else { Depth::Sixteen }, light)
}

/// Whether it is one of the video terminals from before colours and Unicode, or something that goes by that name.
pub fn is_video_terminal(variable: impl Fn(&str) -> Option<String>) -> bool {
    let number = variable("TERM").and_then(|term| term.strip_prefix("vt").map(str::to_owned));
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    mod contrast;

    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> (Depth, bool) {
        terminal(|name| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_tells_depth_and_background() {
        assert_eq!(environment(&[]), (Depth::Sixteen, false));
        assert_eq!(environment(&[("TERM", "xterm-256color")]), (Depth::Many, false));
        assert_eq!(environment(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), (Depth::Many, false));
        assert_eq!(environment(&[("COLORFGBG", "0;15")]), (Depth::Sixteen, true));
        assert_eq!(environment(&[("COLORFGBG", "15;default;0")]), (Depth::Sixteen, false));
        for (term, is_old) in [("vt100", true), ("vt220-w", true), ("vte-256color", false), ("xterm", false)]
        {
            assert_eq!(is_video_terminal(|_| Some(term.to_owned())), is_old, "{term}");
        }
    }

    #[test]
    fn the_plain_theme_has_no_colour() {
        let theme = Theme::named("plain", Depth::Many, true);
        let roles =
            [Role::Text, Role::Muted, Role::Heading, Role::Focus, Role::Key, Role::Notice, Role::Rule];
        let styles = roles.iter().map(|role| theme.style(*role));
        let levels = Rating::ALL
            .iter()
            .flat_map(|rating| Scale::ALL.map(|scale| theme.style(Role::Rated(scale, *rating))));
        assert!(styles.chain(levels).all(|style| style.fg.is_none() && style.bg.is_none()));
    }

    #[test]
    fn auto_follows_the_background() {
        assert_eq!(Theme::named("auto", Depth::Many, true), Theme::named("light", Depth::Many, false));
        assert_eq!(Theme::named("auto", Depth::Sixteen, false), Theme::named("dark", Depth::Sixteen, true));
    }
}
