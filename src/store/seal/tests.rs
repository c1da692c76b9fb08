use super::*;

fn keys() -> (Identity, Recipient) {
    let identity = Identity::new();
    let recipient = identity.recipient();
    (identity, recipient)
}

#[test]
fn each_recipient_opens_and_nobody_else() {
    let ((one, to_one), (two, to_two), (other, _)) = (keys(), keys(), keys());
    let sealed = seal(b"words", &[&to_one, &to_two]).unwrap();
    for identity in [&one, &two] {
        assert_eq!(open(&sealed, &[identity]).unwrap(), b"words");
    }
    assert_eq!(open(&sealed, &[&other]), Err(Unopened::OtherKey));
    assert_eq!(open(&sealed, &[&other, &two]).unwrap(), b"words");
    assert_eq!(open(b"words", &[&one]), Err(Unopened::NotSealed));
    assert_eq!(open(b"", &[&one]), Err(Unopened::NotSealed));
}

#[test]
fn nothing_of_what_was_changed_or_cut_is_opened() {
    let (one, to_one) = keys();
    let content = vec![b'a'; 200_000];
    let sealed = seal(&content, &[&to_one]).unwrap();
    for border in [65_536 + 16, 2 * (65_536 + 16), 3 * (65_536 + 16)] {
        let start = sealed.len() - (content.len() + 4 * 16);
        for cut in [start + border - 1, start + border, start + border + 1] {
            assert!(open(sealed.get(..cut).unwrap(), &[&one]).is_err(), "{cut}");
        }
    }
    for place in (0..sealed.len()).step_by(sealed.len() / 100) {
        let mut spoilt = sealed.clone();
        *spoilt.get_mut(place).unwrap() ^= 1;
        assert!(open(&spoilt, &[&one]).is_err(), "{place}");
    }
    let mut longer = sealed.clone();
    longer.push(0);
    assert_eq!(open(&longer, &[&one]), Err(Unopened::Damaged));
}

#[test]
fn what_asks_for_too_much_work_is_refused_without_doing_it() {
    let passphrase = Passphrase::new("seven quiet rivers").light();
    let wrapped = wrap(b"keys", &passphrase).unwrap();
    assert_eq!(unwrap(&wrapped, &passphrase).unwrap(), b"keys");
    assert_eq!(unwrap(&wrapped, &Passphrase::new("another")), Err(Unopened::OtherKey));
    let text = String::from_utf8_lossy(&wrapped).into_owned();
    let factor = format!(" {LIGHT_WORK_FACTOR}\n");
    let place = text.find(&factor).unwrap();
    for work in [21, 22, 30, 63] {
        let mut costly = wrapped.clone();
        costly.splice(place..place + factor.len(), format!(" {work}\n").into_bytes());
        assert_eq!(unwrap(&costly, &passphrase), Err(Unopened::TooCostly), "{work}");
    }
}

#[test]
fn a_key_is_read_however_it_was_typed() {
    let (one, to_one) = keys();
    let text = one.to_text();
    let (first, second) = text.split_at(37);
    let typed = format!("  {}\n {} ", first.to_lowercase(), second.to_lowercase());
    let sealed = seal(b"words", &[&to_one]).unwrap();
    assert_eq!(open(&sealed, &[&Identity::parse(&typed).unwrap()]).unwrap(), b"words");
    assert!(Identity::parse(first).is_none());
    assert!(Recipient::parse(&to_one.to_string()).is_some());
}

#[test]
fn names_are_the_same_for_the_same_key_alone() {
    let ((one, _), (other, _)) = (keys(), keys());
    assert_eq!(one.name_of(b"id"), one.name_of(b"id"));
    assert_eq!(one.name_of(b"id").len(), 16);
    assert_ne!(one.name_of(b"id"), one.name_of(b"di"));
    assert_ne!(one.name_of(b"id"), other.name_of(b"id"));
}

#[test]
fn nothing_secret_is_shown_by_debugging() {
    let (one, to_one) = keys();
    let shown = format!("{one:?} {to_one:?} {:?}", Passphrase::new("seven quiet rivers"));
    assert_eq!(shown, "Identity Recipient Passphrase");
}
