//! The places that have keys of their own, and what holds in each.

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
    /// What came of the exercises of one kind.
    Outcome,
    /// The list of entries.
    Entries,
    /// What was deleted in the last thirty days.
    Trash,
    /// The same day a month and a year ago.
    OnThisDay,
    /// One entry, read.
    Reader,
    /// The versions of one entry that were made at once.
    Versions,
    /// The exercises, and what waits.
    Practice,
    /// A step of an exercise that is answered in words.
    Answer,
    /// A step of an exercise with a page to write on.
    Page,
    /// A step that is answered with a number.
    Amount,
    /// A step in which one thing is chosen.
    Choice,
    /// A step in which any number of things are ticked.
    Choices,
    /// The three ways on from a thought record.
    Exit,
    /// A step in which there is something to read.
    Reading,
    /// A wait, or slow breathing.
    Waiting,
    /// The first page of the monthly check.
    MonthlyStart,
    /// An item of the monthly check that is answered 1 to 5.
    Item,
    /// An item of the monthly check that asks how often, answered 0 to 3.
    HowOften,
    /// The last page of the monthly check.
    MonthlyEnd,
    /// The values of all monthly checks.
    Values,
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
    pub const ALL: [Self; 39] = [
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
        Self::Outcome,
        Self::Entries,
        Self::Trash,
        Self::OnThisDay,
        Self::Reader,
        Self::Versions,
        Self::Practice,
        Self::Answer,
        Self::Page,
        Self::Amount,
        Self::Choice,
        Self::Choices,
        Self::Exit,
        Self::Reading,
        Self::Waiting,
        Self::MonthlyStart,
        Self::Item,
        Self::HowOften,
        Self::MonthlyEnd,
        Self::Values,
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
            Self::Outcome => "What came of it",
            Self::Entries => "Entries",
            Self::Trash => "Trash",
            Self::OnThisDay => "On this day",
            Self::Reader => "One entry",
            Self::Versions => "Versions of one entry",
            Self::Practice => "Practice",
            Self::Answer => "A step in words",
            Self::Page => "A page to write on",
            Self::Amount => "A step with a number",
            Self::Choice => "A step with a choice",
            Self::Choices => "A step with a list to tick",
            Self::Exit => "Choosing what comes next",
            Self::Reading => "A step to read",
            Self::Waiting => "Waiting, slow breathing",
            Self::MonthlyStart => "Monthly check, first page",
            Self::Item => "Monthly check, how accurate",
            Self::HowOften => "Monthly check, how often",
            Self::MonthlyEnd => "Monthly check, last page",
            Self::Values => "Monthly checks, values",
            Self::Support => "Support",
            Self::Settings => "Settings",
            Self::Help => "Help",
            Self::Confirm => "A question with two answers",
            Self::Offer => "An unfinished draft",
        }
    }

    /// Whether something is being answered or written here: going Home stops at it.
    pub fn is_in_progress(self) -> bool {
        self.is_step()
            || matches!(
                self,
                Self::Welcome
                    | Self::Question
                    | Self::LastPage
                    | Self::Ticks
                    | Self::Text
                    | Self::Item
                    | Self::HowOften
                    | Self::MonthlyEnd
            )
    }

    /// Whether letters are text here.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Line | Self::Answer | Self::Page)
    }

    /// Whether letters are keys here.
    pub fn has_letter_keys(self) -> bool {
        !self.is_text()
    }

    /// Whether this is a step of an exercise.
    pub fn is_step(self) -> bool {
        self.is_step_without_text() || matches!(self, Self::Answer | Self::Page)
    }

    /// Whether this is a step of an exercise in which letters are keys.
    pub fn is_step_without_text(self) -> bool {
        matches!(
            self,
            Self::Amount | Self::Choice | Self::Choices | Self::Exit | Self::Reading | Self::Waiting
        )
    }

    /// Whether the arrows move up and down here.
    pub fn has_focus(self) -> bool {
        let is_still = matches!(
            self,
            Self::Home | Self::Calendar | Self::Amount | Self::Waiting | Self::Confirm | Self::Offer
        );
        self.has_letter_keys() && !is_still
    }

    /// Whether one can move by pages here.
    pub fn has_pages(self) -> bool {
        let is_short = matches!(
            self,
            Self::Question
                | Self::LastPage
                | Self::Trends
                | Self::Choice
                | Self::Exit
                | Self::Item
                | Self::HowOften
                | Self::Welcome
        );
        self.has_focus() && !is_short
    }

    /// Whether one can move to the first and the last here.
    pub fn has_ends(self) -> bool {
        self.has_pages() || self == Self::Trends
    }

    /// Whether a letter parks a worry here; Home has a row of its own.
    pub fn has_worry(self) -> bool {
        self.has_letter_keys() && !matches!(self, Self::Home | Self::Confirm | Self::Welcome)
    }

    /// Whether Esc goes one step back here.
    pub fn goes_back(self) -> bool {
        self.has_letter_keys() && !self.is_step() && self != Self::Home
    }

    /// Whether q goes Home from here.
    pub fn goes_home(self) -> bool {
        let lies_above = matches!(self, Self::Support | Self::Help | Self::Confirm | Self::Offer);
        self.goes_back() && !self.is_in_progress() && !lies_above
    }
}
