use super::*;

#[test]
fn a_topic_is_read_as_it_is_written() {
    for text in [
        "trend.jealousy.12",
        "trend.steadiness.all",
        "baseline.over_analysis",
        "same_day.triggers.late_reply.jealousy.12",
        "same_day.roots.self_esteem.self_criticism.52",
        "same_day.did.my.own.tick.sensitivity.8",
        "next_day.moved.reassurance",
        "practised.thought_record.over_analysis",
    ] {
        assert_eq!(text.parse::<Topic>().map(|topic| topic.to_string()).as_deref(), Ok(text));
    }
    for text in [
        "",
        "trend",
        "trend.jealousy",
        "trend.joy.12",
        "trend.jealousy.1",
        "trend.jealousy.53",
        "trend.jealousy.-4",
        "same_day.helped.moved.jealousy.12",
        "same_day.triggers.late_reply.steadiness.12",
        "next_day.moved.steadiness",
        "practised.plan.jealousy",
        "practised.walk.jealousy",
        "practised.pause.steadiness",
        "week.jealousy.1",
    ] {
        assert_eq!(text.parse::<Topic>(), Err(TopicError), "{text}");
    }
}
