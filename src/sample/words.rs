//! What the imagined person of the sample journal writes. No names, nothing about anyone real.

use crate::journal::Sign;
use crate::journal::prompts::Family;

/// Notes under a sign's question, for days on which it was there.
pub(super) fn notes(sign: Sign) -> &'static [&'static str] {
    match sign {
        Sign::Jealousy => &[
            "The birthday photos. I zoomed in on who stood next to whom, then closed the phone and felt a bit silly.",
            "They laughed a lot with a colleague on the phone. I made tea and it passed after a while.",
            "An old message came up by chance. It was three years old and still took my appetite.",
            "They mentioned the gym twice. I asked who else goes there, in a voice that was meant to sound casual.",
            "Dinner with their friends. I counted glances for an hour before I noticed that I was counting.",
            "The picture in my head was sharper than anything that really happened today.",
        ],
        Sign::Reassurance => &[
            "Asked whether we are okay. The answer was warm and held until about supper.",
            "Wrote \"do you miss me?\" and deleted it. Wrote it again. Sent a picture of the cat instead.",
            "I wanted to hear it once more before sleeping. I put a hand on my chest and said it to myself.",
            "Fished for a compliment about the meal. Got one. Wanted a second one straight away.",
            "Asked three times whether the weekend is still on. It was still on each time.",
            "Half the day I was waiting for one sentence. It came by itself in the evening.",
        ],
        Sign::Sensitivity => &[
            "\"Fine.\" One word, and I heard a whole speech in it. It turned out they were looking for parking.",
            "My manager skipped my point in the meeting. I went quiet for the rest of it.",
            "The sigh on the sofa was about the remote control. I had already packed half a suitcase in my mind.",
            "A short reply in the family chat stung more than its four words can hold.",
            "They said I looked tired. I heard that I looked old. Both of us are tired this week.",
            "I snapped over the dishes, went out to the bins, came back and said sorry. That part I like.",
        ],
        Sign::SelfCriticism => &[
            "Compared my messy kitchen with a magazine. The magazine has nobody living in it.",
            "Called myself a word today that I would not say to a stranger.",
            "One slip in the presentation, and I replayed it as though the other forty slides had not been there.",
            "Tried on four shirts and disliked the person in all of them.",
            "I was hard on myself for resting, while resting. That is a talent of a kind.",
            "Spent the morning listing what I am not. My list of what I am is shorter but it is truer.",
        ],
        Sign::OverAnalysis => &[
            "Replayed the phone call on the way home. Two ordinary reasons: tired, and the train was loud.",
            "Read the same message nine times. It says \"see you at seven\". It means see you at seven.",
            "Lay awake weighing one pause in one sentence. Around half past one it ran out of steam.",
            "I wrote down the clues. On paper they looked much smaller than in my head.",
            "Kept drafting answers to a conversation that may not take place at all.",
            "Went through last Tuesday again. It has not changed since I last went through it.",
        ],
    }
}

/// Sentences about a heavier day.
pub(super) const HEAVY: &[&str] = &[
    "A long day with a short fuse. I am glad that it is dark now and that today is finished.",
    "The evening was tight in the chest until I went out and walked as far as the old bridge and back.",
    "I pulled away at breakfast and then waited for somebody to notice. Nobody did, because nobody reads minds.",
    "We argued about the calendar, which was not about the calendar. We did come back to it, more quietly.",
    "The fear felt like knowledge again. Writing it down, it looks more like weather.",
    "Slept five hours. Everything sounded like a verdict. I want to remember how much of this was the five hours.",
    "I checked when they were last online. It told me nothing, and I felt smaller afterwards than before.",
    "It was loud in my head at work. I did two of the five things and that has to do for one day of a life.",
    "I cried in the car, the useful kind, and then bought bread.",
    "Something in me was sure that I am about to be left. I made a list of what I actually know. It was short.",
    "The quiet between us was only quiet. I filled it with a whole film of what it might mean.",
    "I asked, and then I asked about the answer. Afterwards I was ashamed, then hungry, then a bit kinder.",
];

/// Sentences about an ordinary day.
pub(super) const PLAIN: &[&str] = &[
    "Work, rain, lentils. We watched half a film and fell asleep in the same shape as always.",
    "The worry knocked twice. I was busy both times and it did not come in.",
    "Long call with my sister about nothing in particular, which was exactly what I needed.",
    "They came home late and told me about it without being asked. I noticed how my shoulders came down.",
    "I caught myself rehearsing an accusation on the stairs, and left it there on the second floor.",
    "Lunch outside for the first time this month. The bench by the canal was free.",
    "I said \"I missed you\" where I would have said \"where were you\". It went somewhere quite different.",
    "The day had a dull middle and soft edges. Nothing to solve.",
    "Cooked something with too many onions. We laughed at the smoke alarm for a good while.",
    "There was one hard half hour after the meeting. It had a beginning and, to my surprise, an end.",
    "I wanted to look at their phone and watered the plants. The plants are having a remarkable autumn.",
    "Read forty pages without once wondering what anybody thinks of me.",
    "We planned the trip in April. Planning is a kind of promise, and I let it be one.",
    "Tired but not sad. I keep mixing those two up.",
    "I told them what I needed in one sentence, in daylight, before I was angry. New for me.",
    "Three hours in the workshop with the radio on. My hands know things that my head forgets.",
];

/// Sentences about a lighter day.
pub(super) const LIGHT: &[&str] = &[
    "Woke up before the alarm and lay there liking the light on the wall.",
    "They were out with friends and I had a bath, a book and the whole bed. It was a good evening.",
    "Somebody praised my work and I said thank you, and nothing else. Two words, quite an effort, worth it.",
    "We danced in the kitchen to a song that neither of us likes.",
    "I noticed at ten at night that I had not wondered about us all day long.",
    "Swam thirty lengths. In the water nobody has to be anybody.",
    "The message came late and I was fine before it came. I want to keep that one.",
    "Had coffee alone at the station and did not feel alone.",
    "I looked in the mirror, shrugged, and went. That was kind, in its way.",
    "Said no to something, and the sky stayed where it was.",
    "We lay on the floor and read each other the worst headlines. I felt very much at home.",
    "A small bright day. I did not do anything to earn it.",
];

/// What stands in the free notes.
pub(super) const FREE: &[&str] = &[
    "For the next session: the pattern with Sunday evenings. It starts at about five, before anything has happened.",
    "Idea: when the urge to ask comes, set the kettle going. Four minutes. Then see whether I still want to ask.",
    "Remember: the answer \"I love you\" on the eleventh was already an answer to the question of the fourteenth.",
    "Something I read: a feeling is a visitor that does not need to be given the keys.",
    "On the train home I could name five people I could call tonight. I did not need to. Knowing was enough.",
    "A sentence to keep: I can be unsure and still be all right.",
    "Things that are mine: the choir, the morning run, the terrible puns, the letters to my aunt.",
    "What I want to say at the weekend, calmly: I like it when you tell me beforehand that it will be late.",
    "Noticed that I compare my insides with other people's outsides, mostly between eleven and midnight.",
    "The old story says: be useful or be left. I would like to write a newer one.",
];

/// Answers to the day's prompt.
pub(super) fn answers(family: Family) -> &'static [&'static str] {
    match family {
        Family::Sign(_) => &[
            "It was the moment the screen lit up and turned dark again. Before that I had been reading quite happily.",
            "I hoped to find certainty and found a timestamp. The relief lasted about as long as the walk to the door.",
            "As a camera would have it: a door, a coat on a chair, the words \"long day\", the fridge. That is all of it.",
            "It could have meant that they were annoyed, or tired, or thinking about the boiler. It was the boiler.",
            "What I bring: I listen well, I remember what matters to people, and I make a very decent soup.",
            "In the first five minutes I could put the phone in the drawer and step out on the balcony.",
            "I waited. The urge climbed for a few minutes, stood still, and then I forgot about it while chopping.",
            "The need behind it was closeness, I think. We had hardly sat in the same room since Thursday.",
            "To a friend I would say: you made one mistake in front of people who make mistakes all the time.",
            "Nothing about it can be settled by thinking tonight. Tomorrow I can ask one clear question.",
            "It kept me from calling my friend back, and from noticing the first warm evening of the year.",
            "My mind added the tone of voice. The words were only words, and rather friendly ones.",
        ],
        Family::Roots => &[
            "It feels about nine years old. Somebody was always about to leave the room then. Nobody is leaving now.",
            "The rule seems to be that I must be easy to have around. I did not choose that rule, I only kept it.",
            "Being alone looks like a kitchen with the light off. The hardest part is the first hour of it.",
            "Last spring by the lake, on my own, with a bag of cherries. It was good because nothing was expected.",
            "I expected that they would find me dull. Two of them asked for the recipe and one for my number.",
            "What I needed then was for somebody to sit down next to me. I can sit down next to myself, oddly enough.",
        ],
        Family::Strengths => &[
            "On the stairs after the party, shoes in hand, both of us too tired to be anything but kind.",
            "The plans changed at the last minute and I only needed a breath. A year ago it would have been the evening.",
            "They filled up my water bottle without a word. I said thank you, and meant rather more than the water.",
            "The choir. I went although it rained, and stood in the middle of all that sound.",
            "A good friend would say: patient with animals and children, funny when it gets late, on time.",
            "I told the truth gently. The person I want to be does that more often than I manage to.",
            "My sister, at any hour. We last talked on Sunday for most of an hour.",
            "Put the clothes out tonight, so that the morning begins without a decision.",
        ],
    }
}
