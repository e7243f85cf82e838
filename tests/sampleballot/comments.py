"""The 24 invented comments on ISO/CD 00000, by the invented members XA to XG, in our own words.

XB and XE, XC and XF, XA and XC, XB and XG say nearly the same. XA wants cameras forbidden, XD wants the item
out. XA on 6.3 and XE on 9.3 are exact replacements.
"""

from normwright.comments.record import Wording

#: body -> (line, clause, element, type, comment, proposal)
WORDS: dict[str, list[tuple[str, str, str, str, str, str]]] = {
    "XA": [
        (
            "", "General", "", "ge",
            "The draft is clear and short enough to be used. What small communities are to do that have no permanent "
            "staff is not said anywhere.",
            "Add a clause that allows several communities to share one network owner.",
        ),
        (
            "314", "6.3", "Paragraph 1", "ed",
            "The comparison with healthy people is missing.",
            'Replace "walk slowly and avoid slopes" by "walk more slowly and avoid slopes".',
        ),
        (
            "533", "10.4", "c)", "te",
            "People without papers or without a dwelling stay away from rooms with cameras. A recommendation is not "
            "enough to win their trust.",
            'Replace "cameras should not be used inside" by "cameras shall not be used inside".',
        ),
        (
            "661", "13.3", "Last paragraph", "te",
            "One person with a certificate of first aid is not enough: during a break or a transport nobody is left who "
            "can help.",
            'Replace "At least one person on duty shall have" by "At least two persons on duty shall have".',
        ),
    ],
    "XB": [
        (
            "", "3.2.1", "", "te",
            '"heat wave" is used by weather services with thresholds of their own and is not a synonym of "heat episode". '
            "It should not be an admitted term.",
            'Delete the admitted term "heat wave".',
        ),
        (
            "415-416", "8.2.1", "Paragraph after Table 2", "te",
            "A difference of 12 °C at the entrance is hard on persons with diseases of the heart. Ten degrees can be "
            "kept with a vestibule.",
            'Replace "should not exceed 12 °C" by "should not exceed 10 °C".',
        ),
        (
            "", "12.2", "Table 7", "te",
            "On humid coasts the lowest air temperature at night is above 20 °C for most of the summer. Alert level 2 "
            "would then be permanent.",
            "Let the network owner raise the night threshold of alert level 2 to 23 °C where this is so.",
        ),
        (
            "", "A.4.1", "Paragraph 1", "te",
            "In cool regions there may be no day of 30 °C in the year in which a cool refuge is first opened. It could "
            "not be tested at all.",
            "Allow a measurement on a cooler day with a heat load that is stated in the test report.",
        ),
    ],
    "XC": [
        (
            "10-14", "0.1", "", "ge",
            "One survey of quays is a narrow base for what people expect from a cool refuge.",
            "Name a second source, or say that the survey is an example.",
        ),
        (
            "303-304", "6.2.2", "Paragraph 1", "te",
            "The way to the cool refuge is where people collapse. Shade on the last 50 m has to be a requirement.",
            'Replace "should have a shade fraction of at least 0,5" by "shall have a shade fraction of at least 0,5".',
        ),
        (
            "661", "13.3", "Last paragraph", "te",
            "A single person with a certificate of first aid is not enough. During a break or a transport nobody is "
            "left who can help.",
            'Change "At least one person on duty shall have" to "At least two persons on duty shall have".',
        ),
    ],
    "XD": [
        (
            "", "9.2", "Paragraph 3", "ed",
            "It is not clear whether this is the temperature in the supply or at the spout.",
            'Write "The temperature of the water at the spout should be between 10 °C and 18 °C."',
        ),
        (
            "", "8.3.2", "Paragraph 1", "te",
            "The WBGT cannot be forecast for each resting place. Closing at a reading of one sensor leads to closing and "
            "opening several times in an afternoon.",
            'After "Where it exceeds 30 °C" add "for more than 30 min".',
        ),
        (
            "", "10.4", "Item c)", "te",
            "Whether there are cameras is decided by law and by the owner of the building. This is not a matter for an "
            "International Standard.",
            'Delete item c) "cameras should not be used inside a cool refuge" and the paragraph below it.',
        ),
        (
            "", "13.1", "Table 8, Note", "important",
            "The note gives a rule for counting. A note cannot hold a rule.",
            "Make the note a paragraph of 13.1.",
        ),
    ],
    "XE": [
        (
            "", "12.2", "Table 7", "te",
            "On humid coasts the lowest air temperature at night stays above 20 °C for most of the summer, and alert "
            "level 2 would be permanent.",
            "Allow the night threshold of alert level 2 to be raised to 23 °C where this is so.",
        ),
        (
            "499", "9.3", "Last paragraph", "ed",
            "Supplies are cut off; a tap is shut.",
            'Replace "shall not be shut off in times of shortage" by "shall not be cut off in times of shortage".',
        ),
        (
            "697", "14.3", "Paragraph after the indicator", "te",
            "A community of 900 inhabitants cannot ask 400 of them every two years.",
            'Replace "with at least 400 persons drawn at random" by "with at least 400 persons, or one inhabitant in '
            'ten where these are fewer, drawn at random".',
        ),
    ],
    "XF": [
        (
            "", "4.1", "", "ed",
            "The symbol a of Formula (6) is missing from the list.",
            "Add: a – factor that depends on the air speed.",
        ),
        (
            "303", "6.2.2", "Paragraph 1", "te",
            "The way to the cool refuge is the place where people collapse. Shade on the last 50 m has to be required.",
            'Replace "should have a shade fraction" by "shall have a shade fraction".',
        ),
        (
            "", "15.2", "Example", "ge",
            "Whole percent hides progress: a network that grows from 71,6 % to 72,4 % would report no change.",
            "",
        ),
    ],
}  # fmt: skip

#: XG commented on the page: (target, quoted, then as above).
ON_THE_PAGE = [
    (
        "term_3.2.1-2", "heat wave",
        "114", "3.2.1", "", "te",
        '"heat wave" is used by weather services with thresholds of their own. It is no synonym of "heat episode" and '
        "should not be an admitted term.",
        'Delete the admitted term "heat wave".',
    ),
    (
        "p_5.1-1", "to state a reason for staying",
        "265-266", "5.1", "", "te",
        "At alert level 3 the operator has to ask whether somebody needs help. That must not be read as asking for a "
        "reason.",
        "Add a note: asking how a person feels is not asking for a reason.",
    ),
    (
        "p_9.1-4", "drinking water for each person in one hour",
        "483", "9.1", "", "te",
        "0,4 l in one hour is too little for persons who arrive after a long way on foot.",
        "Set the value to 0,6 l.",
    ),
]  # fmt: skip


def wordings(body: str) -> list[Wording]:
    """The rows of a body's form, in its order."""
    return [
        Wording(body, line, clause, element, kind, comment, proposal)
        for line, clause, element, kind, comment, proposal in WORDS[body]
    ]
