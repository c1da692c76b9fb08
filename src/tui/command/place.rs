//! The places that have keys of their own, and the keys in each.

/// Makes the places, the list of all of them and their titles of one table.
macro_rules! places {
    ($($(#[$doc:meta])+ $place:ident = $title:literal,)+) => {
        /// A place that has keys of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Place {
            $($(#[$doc])+ $place,)+
        }

        impl Place {
            /// All places, in the order in which the help lists them.
            pub const ALL: [Self; [$(Self::$place),+].len()] = [$(Self::$place),+];

            /// The place in words, as a heading.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$place => $title,)+
                }
            }
        }
    };
}

places! {
    /// The hub.
    Home = "Home",
    /// A sign's question in the check-in.
    Question = "Check-in, a question",
    /// The last page of the check-in.
    LastPage = "Check-in, last page",
    /// A line of the last page that opens something.
    PageRow = "Check-in, a line to open",
    /// A line of words on the last page: a letter begins to write there.
    Words = "Check-in, a line of words",
    /// An open tick-list on the last page.
    Ticks = "An open list",
    /// A text of the check-in.
    Text = "Writing in the check-in",
    /// A note of its own.
    Note = "Writing a note",
    /// A field of one line: search, a date, a worry.
    Line = "Search, dates, a worry",
    /// The week.
    Week = "Week",
    /// The trends of all signs.
    Trends = "Trends",
    /// A block of the page for a session: whether it is taken in.
    ReportBlock = "Page for a session, a block",
    /// The entries that can be on the page for a session.
    ReportEntries = "Page for a session, its entries",
    /// The page for a session, shown before it is written.
    Report = "Page for a session",
    /// One sign, or steadiness.
    Scale = "One sign",
    /// The calendar.
    Calendar = "Calendar",
    /// The patterns: what goes together.
    Patterns = "Patterns",
    /// One tick with every sign.
    Tick = "One tick",
    /// The days behind a statement.
    Days = "Days",
    /// The outcome of the exercises of one kind.
    Outcome = "What came of it",
    /// The list of entries.
    Entries = "Entries",
    /// The entries that were deleted in the last thirty days.
    Trash = "Trash",
    /// The same day a month and a year ago.
    OnThisDay = "On this day",
    /// One entry, read.
    Reader = "One entry",
    /// The versions of one entry that were made at once.
    Versions = "Versions of one entry",
    /// The exercises, and those that wait.
    Practice = "Practice",
    /// The cards that come one a week.
    Cards = "Cards",
    /// One of these cards.
    Card = "One card",
    /// A step of an exercise that is answered in words.
    Answer = "A step in words",
    /// A step of an exercise with a page to write on.
    Page = "A page to write on",
    /// A step that is answered with a number.
    Amount = "A step with a number",
    /// A step in which one thing is chosen.
    Choice = "A step with a choice",
    /// A step in which any number of things are ticked.
    Choices = "A step with a list to tick",
    /// The three ways on from a thought record.
    Exit = "Choosing what comes next",
    /// The three ways on from a thought about oneself.
    ExitAboutMe = "Choosing what comes next, about yourself",
    /// A step in which there is something to read.
    Reading = "A step to read",
    /// A wait, or slow breathing.
    Waiting = "Waiting, calm breathing",
    /// The end of an exercise, once it is saved.
    Ended = "The end of an exercise",
    /// The first page of the monthly check.
    MonthlyStart = "Monthly check, first page",
    /// An item of the monthly check that is answered 1 to 5.
    Item = "Monthly check, how accurate",
    /// An item of the monthly check that asks how often, answered 0 to 3.
    HowOften = "Monthly check, how often",
    /// The last page of the monthly check.
    MonthlyEnd = "Monthly check, last page",
    /// The values of all monthly checks.
    Values = "Monthly checks, values",
    /// The page for a partner.
    PartnerPage = "For a partner",
    /// The support page.
    Support = "Support",
    /// The page for a hard night.
    HardNight = "A hard night",
    /// The answer to the check-in of a hard evening.
    HardEvening = "After a hard evening",
    /// The page on finding someone to talk to.
    FindSomeone = "Finding someone to talk to",
    /// The settings.
    Settings = "Settings",
    /// An export: what leaves, and in which form.
    Export = "Export",
    /// An import: what becomes of it, and how far it is.
    Import = "Import",
    /// A section of the settings: own ticks, own lines of support, keys.
    SettingsSection = "Settings, a section",
    /// The help.
    Help = "Help",
    /// A question with two answers.
    Confirm = "A question with two answers",
    /// The offer of an unfinished draft.
    Offer = "An unfinished draft",
    /// The first start.
    Welcome = "Welcome",
    /// The page on sealing the journal.
    Seal = "Seal the journal",
    /// The screen of a locked journal.
    Lock = "Locked",
    /// A note that is written while the journal is locked.
    SealedNote = "Writing a note while locked",
}

impl Place {
    /// Whether something is being answered or written here: going Home stops at it.
    pub fn is_in_progress(self) -> bool {
        self.is_step()
            || matches!(
                self,
                Self::Welcome
                    | Self::Question
                    | Self::LastPage
                    | Self::PageRow
                    | Self::Words
                    | Self::Ticks
                    | Self::Text
                    | Self::Note
                    | Self::SealedNote
                    | Self::Item
                    | Self::HowOften
                    | Self::MonthlyEnd
                    | Self::ReportBlock
                    | Self::ReportEntries
                    | Self::Export
                    | Self::Import
            )
    }

    /// Whether letters are text here.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Words | Self::Lock) || self.is_field()
    }

    /// Whether a text is being written here.
    pub fn is_field(self) -> bool {
        matches!(self, Self::Text | Self::Note | Self::SealedNote | Self::Line | Self::Answer | Self::Page)
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
            Self::Amount
                | Self::Choice
                | Self::Choices
                | Self::Exit
                | Self::ExitAboutMe
                | Self::Reading
                | Self::Waiting
        )
    }

    /// Whether the arrows move up and down here.
    pub fn has_focus(self) -> bool {
        let is_still = matches!(
            self,
            Self::Home
                | Self::Calendar
                | Self::Amount
                | Self::Waiting
                | Self::HardEvening
                | Self::Confirm
                | Self::Offer
        );
        self.has_letter_keys() && !is_still
    }

    /// Whether one can move by pages here.
    pub fn has_pages(self) -> bool {
        let is_short = matches!(
            self,
            Self::Question
                | Self::LastPage
                | Self::PageRow
                | Self::Trends
                | Self::Choice
                | Self::Exit
                | Self::ExitAboutMe
                | Self::Item
                | Self::HowOften
                | Self::Welcome
        );
        self.has_focus() && !is_short
    }

    /// Whether one can move to the first and the last here; in the week a letter of these goes to a date.
    pub fn has_ends(self) -> bool {
        (self.has_pages() || self == Self::Trends) && self != Self::Week
    }

    /// Whether a letter parks a worry here, besides where the footer names it.
    pub fn has_worry(self) -> bool {
        self.has_letter_keys()
            && !matches!(self, Self::Home | Self::HardNight | Self::Confirm | Self::Welcome)
    }

    /// Whether a letter opens the page for a hard night here, besides where the footer names it: where it means nothing else.
    pub fn has_hard_night(self) -> bool {
        let means_another = matches!(
            self,
            Self::Week
                | Self::Trends
                | Self::Scale
                | Self::Patterns
                | Self::Calendar
                | Self::Reader
                | Self::Versions
                | Self::Amount
                | Self::Settings
                | Self::Export
        );
        let is_named = matches!(self, Self::Home | Self::Support | Self::HardEvening);
        self.has_letter_keys()
            && !means_another
            && !is_named
            && !matches!(self, Self::Confirm | Self::Welcome)
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
