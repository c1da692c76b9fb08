//! Every role can be read on the usual backgrounds: a contrast of 4.5 to 1 at least, as WCAG 2.1 (1.4.3) asks for text.

use super::*;

type Rgb = [u8; 3];

const LEAST: f64 = 4.5;

/// Black, and the backgrounds of VS Code, Solarized and gruvbox.
const DARK: [Rgb; 4] = [[0, 0, 0], [0x1e, 0x1e, 0x1e], [0x00, 0x2b, 0x36], [0x28, 0x28, 0x28]];
/// White, and the background of Solarized.
const LIGHT: [Rgb; 2] = [[255, 255, 255], [0xfd, 0xf6, 0xe3]];

/// Cyan, green and grey of the sixteen, with the dark background that they come with: xterm, VGA, Solarized.
const SIXTEEN: [(Rgb, [Rgb; 3]); 3] = [
    ([0, 0, 0], [[0x00, 0xcd, 0xcd], [0x00, 0xcd, 0x00], [0xe5, 0xe5, 0xe5]]),
    ([0, 0, 0], [[0x00, 0xaa, 0xaa], [0x00, 0xaa, 0x00], [0xaa, 0xaa, 0xaa]]),
    ([0x00, 0x2b, 0x36], [[0x2a, 0xa1, 0x98], [0x85, 0x99, 0x00], [0xee, 0xe8, 0xd5]]),
];

fn luminance(of: Rgb) -> f64 {
    let [red, green, blue] = of.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

/// A colour of the 256 that are the same everywhere.
fn indexed(index: u8) -> Rgb {
    assert!(index >= 16, "{index} is what the person made of it");
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let index = index - 16;
    [index / 36, index / 6 % 6, index % 6].map(step)
}

fn roles() -> Vec<Role> {
    let named = [
        Role::Text,
        Role::Muted,
        Role::Heading,
        Role::Focus,
        Role::Key,
        Role::Notice,
        Role::Rule,
        Role::Marked,
    ];
    let rated = Scale::ALL.iter().flat_map(|scale| Rating::ALL.map(|rating| Role::Rated(*scale, rating)));
    named.into_iter().chain(rated).collect()
}

/// The colours of all roles; a role without one has those of the terminal, which its person can read. No role is dim, as
/// nobody knows how much that is.
fn colours(theme: &Theme) -> Vec<(Role, Color)> {
    let styles = roles().into_iter().map(|role| (role, theme.style(role)));
    let coloured = styles.filter_map(|(role, style)| {
        assert!(!style.add_modifier.contains(Modifier::DIM), "{role:?} is dim");
        assert_eq!(style.bg, None, "{role:?} stands on the background of the terminal");
        Some((role, style.fg?))
    });
    coloured.collect()
}

#[test]
fn the_ratios_are_those_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48).abs() < 0.01);
    assert_eq!(indexed(246), [0x94; 3]);
    assert_eq!(indexed(110), [0x87, 0xaf, 0xd7]);
}

#[test]
fn every_role_of_the_256_colours_can_be_read_on_the_backgrounds_of_its_theme() {
    for (name, backgrounds) in [("dark", &DARK[..]), ("light", &LIGHT)] {
        for (role, colour) in colours(&Theme::named(name, Depth::Many, false)) {
            let Color::Indexed(index) = colour else { panic!("{role:?}: {colour:?}") };
            for background in backgrounds {
                let ratio = contrast(indexed(index), *background);
                assert!(ratio >= LEAST, "{name} {role:?} {index} on {background:02x?}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn every_role_of_the_sixteen_colours_can_be_read_in_the_usual_palettes() {
    for (background, [cyan, green, grey]) in SIXTEEN {
        for (role, colour) in colours(&Theme::named("dark", Depth::Sixteen, false)) {
            let shown = match colour {
                Color::Cyan => cyan,
                Color::Green => green,
                Color::Gray => grey,
                other => panic!("{role:?}: {other:?}"),
            };
            let ratio = contrast(shown, background);
            assert!(ratio >= LEAST, "{role:?} {colour:?} on {background:02x?}: {ratio:.2}");
        }
    }
    for theme in [Theme::named("light", Depth::Sixteen, true), Theme::plain()] {
        assert_eq!(colours(&theme), [], "what the terminal itself writes in");
    }
}

#[test]
fn the_levels_of_a_theme_go_from_faint_to_full() {
    for (name, background) in [("dark", DARK[0]), ("light", LIGHT[0])] {
        let theme = Theme::named(name, Depth::Many, false);
        for scale in Scale::ALL {
            let ratios = Rating::ALL.map(|rating| match theme.style(Role::Rated(scale, rating)).fg {
                Some(Color::Indexed(index)) => contrast(indexed(index), background),
                other => panic!("{other:?}"),
            });
            assert!(ratios.is_sorted(), "{name} {scale:?}: {ratios:?}");
        }
    }
}
