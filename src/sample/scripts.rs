//! What the imagined person writes in exercises: one script is what goes into one entry. No names, nothing about anyone
//! real.

use crate::journal::practice::Kind;

/// Fields and what is answered in them: words, the id of a choice, or ids with spaces between.
pub(super) type Answers = &'static [(&'static str, &'static str)];

/// What goes into an entry of an exercise.
pub(super) struct Script {
    /// What is answered at once.
    pub(super) now: Answers,
    /// What is answered when it is looked back on.
    pub(super) later: Answers,
}

const fn at_once(now: Answers) -> Script {
    Script { now, later: &[] }
}

/// The scripts of a kind; none for kinds that hold figures alone.
pub(super) fn of(kind: Kind) -> &'static [Script] {
    match kind {
        Kind::ThoughtRecord => THOUGHT_RECORDS,
        Kind::Fear => FEARS,
        Kind::Pause => PAUSES,
        Kind::Worry => WORRIES,
        Kind::Experiment => EXPERIMENTS,
        Kind::Kindness => KINDNESSES,
        Kind::KindWord => KIND_WORDS,
        Kind::ThirdPerson => THIRD_PERSONS,
        Kind::Request => REQUESTS,
        Kind::Strength => STRENGTHS,
        Kind::Chain => CHAINS,
        Kind::Plan => PLANS,
        Kind::GoodEnough => GOOD_ENOUGH,
        Kind::Evening => EVENINGS,
        Kind::AloneTime => ALONE_TIMES,
        Kind::Root => ROOTS,
        Kind::Review => REVIEWS,
        Kind::Calm | Kind::MonthlyCheck => &[],
    }
}

const THOUGHT_RECORDS: &[Script] = &[
    at_once(&[
        ("situation", "Tuesday at lunch, my desk. I wrote a long message and got a thumb back."),
        ("feelings", "hurt anxious"),
        ("thought", "I am too much."),
        ("habits", "mind_reading"),
        ("facts_for", "It was one thumb. Last week there was one as well."),
        ("facts_against", "They were between two meetings. In the evening they asked about all of it."),
        ("exit", "balanced"),
        ("balanced", "A thumb is short, and it came within a minute of a full day."),
        ("next_step", "Tell the long story at supper instead."),
    ]),
    at_once(&[
        (
            "situation",
            "Friday, the kitchen. They laughed at something on the phone and turned the screen away.",
        ),
        ("feelings", "jealous ashamed"),
        ("thought", "There is someone else."),
        ("habits", "fortune_telling emotional_reasoning"),
        ("facts_for", "The screen went away when I came in."),
        (
            "facts_against",
            "My birthday is in nine days. A camera would have seen a person put a phone on a table.",
        ),
        ("exit", "unknown"),
        ("next_step", "Leave it open until the birthday."),
    ]),
    at_once(&[
        ("situation", "The staff meeting. My point was passed over and somebody made it again later."),
        ("feelings", "angry sad"),
        ("thought", "Nobody takes me seriously."),
        ("habits", "overgeneralization"),
        ("facts_for", "It happened in the spring too."),
        ("facts_against", "Two people came to me afterwards. I am asked first about the budget."),
        ("exit", "real"),
        ("next_step", "Say next time: that was what I meant, and go on with it."),
    ]),
    at_once(&[
        ("situation", "Sunday, in front of the mirror, before the party."),
        ("feelings", "ashamed"),
        ("thought", "I look like an accident."),
        ("habits", "labeling all_or_nothing"),
        ("facts_for", "The shirt has a stain."),
        ("facts_against", "A friend would have said: other shirt. Nobody has ever left because of my face."),
        ("exit", "balanced"),
        ("balanced", "The shirt is stained and I am a person with a face, like everyone there."),
        ("next_step", "Other shirt. Go."),
    ]),
    at_once(&[
        ("situation", "They were quiet on the whole way back from their parents."),
        ("feelings", "anxious guilty"),
        ("thought", "I did something to annoy them."),
        ("habits", "personalization"),
        ("facts_for", "I talked over their mother once."),
        ("facts_against", "They are quiet after every visit. They took my hand at the red light."),
        ("exit", "balanced"),
        ("balanced", "Visits tire them, and I could have let her finish."),
        ("next_step", "Ask whether they want tea or to be left alone."),
    ]),
];

const FEARS: &[Script] = &[
    Script {
        now: &[("claim", "will_happen"), ("fear", "They will call off the trip."), ("sign", "reassurance")],
        later: &[("outcome", "did_not"), ("learned", "It rained and we went all the same.")],
    },
    Script {
        now: &[
            ("claim", "is_true"),
            ("fear", "The colleague from the second floor matters more than I do."),
            ("sign", "jealousy"),
        ],
        later: &[
            ("outcome", "unknown"),
            ("learned", "I would have to check, and I do not want to live like that."),
        ],
    },
    Script {
        now: &[
            ("claim", "will_happen"),
            ("fear", "I will be left out of the holiday plans."),
            ("sign", "sensitivity"),
        ],
        later: &[
            ("outcome", "happened"),
            ("learned", "They did plan without me, for one weekend. It stung, and it was bearable."),
        ],
    },
    Script {
        now: &[
            ("claim", "will_happen"),
            ("fear", "My review will be a disaster."),
            ("sign", "self_criticism"),
        ],
        later: &[("outcome", "did_not"), ("learned", "Two things to learn, five that went well.")],
    },
    Script {
        now: &[
            ("claim", "is_true"),
            ("fear", "The short goodbye meant something."),
            ("sign", "over_analysis"),
        ],
        later: &[("outcome", "did_not"), ("learned", "The bus was coming.")],
    },
];

const PAUSES: &[Script] = &[
    Script {
        now: &[("urge", "ask"), ("body", "A tight throat."), ("choice", "let_go")],
        later: &[("feared_happened", "no"), ("relief_lasted", "yes")],
    },
    Script {
        now: &[("urge", "check"), ("body", "Fingers that want to be busy."), ("choice", "let_go")],
        later: &[("feared_happened", "unknown"), ("relief_lasted", "a_while")],
    },
    Script {
        now: &[("urge", "message"), ("body", "Stomach."), ("choice", "wait_again")],
        later: &[("feared_happened", "no"), ("relief_lasted", "a_while")],
    },
    Script {
        now: &[("urge", "question"), ("body", ""), ("choice", "support")],
        later: &[("feared_happened", "no"), ("relief_lasted", "yes")],
    },
    Script {
        now: &[("urge", "ask"), ("body", "Hot ears."), ("choice", "asked")],
        later: &[("feared_happened", "yes"), ("relief_lasted", "none")],
    },
];

const WORRIES: &[Script] = &[
    Script {
        now: &[("worry", "What if the quiet on the phone was about me?")],
        later: &[("outcome", "gone")],
    },
    Script {
        now: &[("worry", "The rent goes up and we have not talked about it.")],
        later: &[("outcome", "step"), ("step", "Saturday after breakfast, with the numbers on paper.")],
    },
    Script { now: &[("worry", "Their friends may find me odd.")], later: &[("outcome", "let_be")] },
    Script { now: &[("worry", "Did I sound cold this morning?")], later: &[("outcome", "gone")] },
    Script {
        now: &[("worry", "I may have sent the report to everyone.")],
        later: &[("outcome", "step"), ("step", "Look at the list of names tomorrow at nine, once.")],
    },
    Script {
        now: &[("worry", "What if we want different things in ten years?")],
        later: &[("outcome", "let_be")],
    },
];

const EXPERIMENTS: &[Script] = &[
    Script {
        now: &[
            ("thought", "If I do not ask, I am forgotten."),
            ("prediction", "No message by nine in the evening."),
            ("test", "Not asking tonight whether we are all right."),
            ("safety", "The phone stays in the hall."),
        ],
        later: &[
            ("outcome", "A picture of a dog came at eight."),
            ("learned", "A quiet evening is a quiet evening."),
        ],
    },
    Script {
        now: &[
            ("thought", "If I say no, they will be cross for days."),
            ("prediction", "Short answers until Monday."),
            ("test", "Saying that I would rather stay in on Saturday."),
            ("safety", "Not explaining it three times."),
        ],
        later: &[("outcome", "A sigh, then they asked a friend along."), ("learned", "A no can be small.")],
    },
    Script {
        now: &[
            ("thought", "People notice when I have nothing to say."),
            ("prediction", "Somebody will ask what is the matter."),
            ("test", "Half an hour at the table without filling any silence."),
            ("safety", "No jokes prepared beforehand."),
        ],
        later: &[("outcome", "One person did ask, kindly."), ("learned", "It was noticed, and it was fine.")],
    },
];

const KINDNESSES: &[Script] = &[
    at_once(&[
        ("moment", "This is a hard evening. I lost the thread in front of everyone."),
        ("friend", "You were tired, and you found it again."),
        ("way", "kind"),
    ]),
    at_once(&[
        ("moment", "I snapped, and now I dislike the sound of myself."),
        ("friend", "You said sorry within the hour. Come here, sit down."),
        ("way", "fair"),
        ("fair", "One sharp sentence in a day of patient ones."),
    ]),
    at_once(&[
        ("moment", "Compared myself again until I was the size of a pea."),
        ("friend", "You are looking at their shop window from your storeroom."),
        ("way", "kind"),
    ]),
    at_once(&[
        ("moment", "Nothing got done today, and it is nine."),
        ("friend", "You got through a day that was mostly headache."),
        ("way", "fair"),
        ("fair", "The letter is still there. So is tomorrow morning."),
    ]),
];

const KIND_WORDS: &[Script] = &[
    at_once(&[
        ("word", "\"You notice when I am cold.\""),
        ("seen", "That I pay attention without making a thing of it."),
        ("meaning", "What I do quietly is seen."),
        ("about_us", "We look after each other in small ways."),
    ]),
    at_once(&[
        ("word", "They kept the last piece of cake for me, with a note."),
        ("seen", "Somebody who is thought of when not in the room."),
        ("meaning", "I have a place at the table also when I am late."),
        ("about_us", "There is room for two."),
    ]),
    at_once(&[
        ("word", "\"I like how you talk to children.\""),
        ("seen", "Patience, I think."),
        ("meaning", "Something in me is calm that I rarely look at."),
        ("about_us", "They watch me with warm eyes."),
    ]),
];

const THIRD_PERSONS: &[Script] = &[
    at_once(&[
        ("facts", "We argued about the calendar. I raised my voice, they left the room for a while."),
        ("observer", "Two tired people who both wanted an evening together and said it as a reproach."),
        ("hindrance", "Once my voice is up I hear only that."),
        ("next_time", "Say: I want the same as you, and then sit down."),
    ]),
    at_once(&[
        ("facts", "I asked where they had been. They said: is this a hearing?"),
        ("observer", "One was frightened and one was worn out. Nobody lied."),
        ("hindrance", "The fear feels like knowledge."),
        ("next_time", "First say that I am frightened."),
    ]),
    at_once(&[
        ("facts", "The dishes. Again the dishes."),
        ("observer", "They may both be asking: do you see what I do?"),
        ("hindrance", "I count."),
        ("next_time", "Thank first, then ask."),
    ]),
];

const REQUESTS: &[Script] = &[
    Script {
        now: &[
            ("understand", "you've had a long week"),
            ("when", "messages stop for an evening"),
            ("feel", "anxious"),
            ("because", "I start telling myself that I don't matter"),
            ("wish", "a short \"busy, talk tomorrow\" when you can"),
            ("then", "sleep"),
        ],
        later: &[("outcome", "said")],
    },
    Script {
        now: &[
            ("understand", "you like to decide on the day"),
            ("when", "Saturday is still open on Friday night"),
            ("feel", "lonely"),
            ("because", "I keep it free and then sit there"),
            ("wish", "one evening a week that we settle on Wednesday"),
            ("then", "sleep"),
        ],
        later: &[("outcome", "will_say")],
    },
    at_once(&[
        ("understand", "it was meant as a joke"),
        ("when", "my cooking came up in front of the others"),
        ("feel", "hurt"),
        ("because", "I had been looking forward to it all day"),
        ("wish", "that one kept for when we are alone"),
        ("then", "read"),
    ]),
];

const STRENGTHS: &[Script] = &[
    at_once(&[
        ("value", "humour"),
        ("matters", "It lets the air in where everything has gone stiff."),
        ("lived", "With the smoke alarm and the onions."),
    ]),
    at_once(&[
        ("value", "honesty"),
        ("matters", "I sleep better next to a thing that was said."),
        ("lived", "When I told my sister that I could not come."),
    ]),
    at_once(&[
        ("value", "nature"),
        ("matters", "Among trees I am the right size."),
        ("lived", "The walk to the old bridge, in the rain, on purpose."),
    ]),
    at_once(&[
        ("value", "friendship"),
        ("matters", "It is the one place where I never count."),
        ("lived", "The call on Sunday that went on until the soup was cold."),
    ]),
];

const CHAINS: &[Script] = &[
    at_once(&[
        ("before", "Tired, alone at home."),
        ("trigger", "late_reply"),
        ("thought", "Something is up."),
        ("feeling", "anxious"),
        ("did", "Wrote three times."),
        ("in_ten_minutes", "A moment of quiet."),
        ("by_tomorrow", "I felt smaller, and we were both short with each other."),
    ]),
    at_once(&[
        ("before", "In bed with the phone."),
        ("trigger", "social_media"),
        ("thought", "They never smile like that with me."),
        ("feeling", "jealous"),
        ("did", "Scrolled down to the year before last."),
        ("in_ten_minutes", "I knew a lot more and nothing at all."),
        ("by_tomorrow", "Tired, and cool towards them without saying what it was."),
    ]),
    at_once(&[
        ("before", "Hungry, after the meeting."),
        ("trigger", "tone_look"),
        ("thought", "They think I am slow."),
        ("feeling", "ashamed"),
        ("did", "Went silent."),
        ("in_ten_minutes", "Nobody could say anything to me."),
        ("by_tomorrow", "Nobody had."),
    ]),
];

const PLANS: &[Script] = &[
    at_once(&[("trigger", "late_reply"), ("act", "put the kettle on and wait until it has boiled")]),
    at_once(&[("trigger", "social_media"), ("act", "put the phone in the drawer and open the window")]),
    at_once(&[("trigger", "compared"), ("act", "name one thing that I did today")]),
    at_once(&[("trigger", "tone_look"), ("act", "ask: are you all right?")]),
];

const GOOD_ENOUGH: &[Script] = &[
    at_once(&[("line", "Answered the letter that lay there for a week.")]),
    at_once(&[("line", "Went to the dentist, on time, with clean teeth.")]),
    at_once(&[("line", "Made soup for two days.")]),
    at_once(&[("line", "Wrote the first page. It is a page.")]),
    at_once(&[("line", "Said \"I don't know\" in the meeting and nothing happened.")]),
    at_once(&[("line", "Swept half of the stairs. The lower half.")]),
];

const EVENINGS: &[Script] = &[
    at_once(&[(
        "text",
        "What I rarely say is that I like the quiet between us, and that I am afraid of it as well. When we sit in the \
         same room and nobody speaks I listen for the crack in it.\n\nPerhaps there is no crack. Perhaps it is only a room.",
    )]),
    at_once(&[(
        "text",
        "I keep a list of what they owe me, in my head, and I am ashamed of the list. Most of it is from long before \
         we met. I would like to close that account.",
    )]),
    at_once(&[(
        "text",
        "Tonight I thought about the first winter, the flat with one heater, and how little we needed. I want to ask \
         for less proof. I want to be the heater, some evenings.",
    )]),
];

const ALONE_TIMES: &[Script] = &[
    Script {
        now: &[
            ("when", "after lunch"),
            ("what", "The long way round the lake, with a book."),
            ("phone", "away"),
        ],
        later: &[("afterwards", "The first half hour is the longest.")],
    },
    Script {
        now: &[("when", "seven in the evening"), ("what", "Cinema, one ticket."), ("phone", "near")],
        later: &[("afterwards", "Nobody looked. The film was middling.")],
    },
    Script {
        now: &[("when", "morning"), ("what", "The workshop, radio on."), ("phone", "away")],
        later: &[("afterwards", "")],
    },
];

const ROOTS: &[Script] = &[
    at_once(&[
        ("root", "past"),
        ("then", "A door that closed without a word, and supper without one."),
        ("now", "A message without an answer."),
        ("similar", "The silence, and that I wait."),
        ("different", "I can ask. I can go out. It ends the same evening."),
    ]),
    at_once(&[
        ("root", "being_alone"),
        ("then", "The key on a string, the dark kitchen."),
        ("now", "An evening on which they are out."),
        ("similar", "The light in the hall."),
        ("different", "I know how to switch it on, and whom to call."),
    ]),
];

const REVIEWS: &[Script] = &[
    at_once(&[("next", "Call on Thursday instead of waiting for it.")]),
    at_once(&[("next", "Eat before the hard talks.")]),
    at_once(&[("next", "Phone out of the bedroom on weekdays.")]),
    at_once(&[("next", "Swim once.")]),
    at_once(&[("next", "")]),
    at_once(&[("next", "Say the good things aloud as well.")]),
];
