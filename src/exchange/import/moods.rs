//! The levels that a person states for the moods of another program, whose words are their own there.

/// The level of a mood: 1 for the best, 5 for the worst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoodLevel {
    /// The mood, as it is called there.
    pub mood: String,
    /// The level.
    pub level: u8,
}

/// The reason why these are no levels of moods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write moods with their levels, 1 for the best and 5 for the worst: rad=1,good=2,meh=3,bad=4,awful=5"
)]
pub struct NoMoodLevels;

impl MoodLevel {
    /// Reads `good=2,rad=1`.
    ///
    /// # Errors
    /// An error when it is of another form, a level is none, or a mood is named twice.
    pub fn read_all(text: &str) -> Result<Vec<Self>, NoMoodLevels> {
        let mut all: Vec<Self> = Vec::new();
        for part in text.split(',') {
            let (mood, level) = part.rsplit_once('=').ok_or(NoMoodLevels)?;
            let level =
                level.trim().parse().ok().filter(|level| (1..=5).contains(level)).ok_or(NoMoodLevels)?;
            let mood = mood.trim().to_owned();
            if mood.is_empty() || all.iter().any(|known| known.mood.to_lowercase() == mood.to_lowercase()) {
                return Err(NoMoodLevels);
            }
            all.push(Self { mood, level });
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_and_what_is_none_is_refused() {
        let level = |mood: &str, level| MoodLevel { mood: mood.to_owned(), level };
        assert_eq!(
            MoodLevel::read_all("rad=1, so = so =3,schlecht=5"),
            Ok(vec![level("rad", 1), level("so = so", 3), level("schlecht", 5)])
        );
        for text in ["", "rad", "rad=", "=1", "rad=0", "rad=6", "rad=-1", "rad=1,", "rad=1,Rad=2", "rad=x"] {
            assert_eq!(MoodLevel::read_all(text), Err(NoMoodLevels), "{text}");
        }
    }
}
