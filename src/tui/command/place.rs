//! The places that have keys of their own.

/// A place that has keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The first start.
    Welcome,
    /// The hub.
    Home,
    /// A sign's question in the check-in.
    Question,
    /// The last page of the check-in.
    LastPage,
    /// An open tick-list on the last page.
    Ticks,
    /// Any field in which letters are text.
    Text,
    /// A field of one line: search, a date.
    Line,
    /// The week.
    Week,
    /// The trends of all signs.
    Trends,
    /// One sign, or steadiness.
    Scale,
    /// The calendar.
    Calendar,
    /// What goes together.
    Patterns,
    /// One tick with every sign.
    Tick,
    /// The days behind a statement.
    Days,
    /// The list of entries.
    Entries,
    /// The same day a month and a year ago.
    OnThisDay,
    /// One entry, read.
    Reader,
    /// The versions of one entry that were made at once.
    Versions,
    /// The support page.
    Support,
    /// The settings.
    Settings,
    /// The help.
    Help,
    /// A question with two answers.
    Confirm,
    /// The offer of an unfinished draft.
    Offer,
}

impl Place {
    /// All places, in the order in which the help lists them.
    pub const ALL: [Self; 23] = [
        Self::Home,
        Self::Question,
        Self::LastPage,
        Self::Ticks,
        Self::Text,
        Self::Line,
        Self::Week,
        Self::Trends,
        Self::Scale,
        Self::Calendar,
        Self::Patterns,
        Self::Tick,
        Self::Days,
        Self::Entries,
        Self::OnThisDay,
        Self::Reader,
        Self::Versions,
        Self::Support,
        Self::Settings,
        Self::Help,
        Self::Confirm,
        Self::Offer,
        Self::Welcome,
    ];

    /// The place in words, as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Welcome => "Welcome",
            Self::Home => "Home",
            Self::Question => "Check-in, a question",
            Self::LastPage => "Check-in, last page",
            Self::Ticks => "An open list",
            Self::Text => "Writing",
            Self::Line => "Search and dates",
            Self::Week => "Week",
            Self::Trends => "Trends",
            Self::Scale => "One sign",
            Self::Calendar => "Calendar",
            Self::Patterns => "Patterns",
            Self::Tick => "One tick",
            Self::Days => "Days",
            Self::Entries => "Entries",
            Self::OnThisDay => "On this day",
            Self::Reader => "One entry",
            Self::Versions => "Versions of one entry",
            Self::Support => "Support",
            Self::Settings => "Settings",
            Self::Help => "Help",
            Self::Confirm => "A question with two answers",
            Self::Offer => "An unfinished draft",
        }
    }

    /// Whether letters are text here.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Line)
    }
}
