"""What generated comments ask for, each wish in several wordings; all of it invented.

`{phrase}` is a run of words of the block, `{old}` and `{new}` words to be exchanged, `{what}` what the block is
("table", "list item"), `{value}` and `{other}` numbers of it. Wordings of one wish mean the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of wish: wordings of the comment and of the proposed change."""

    name: str
    type: str
    comments: tuple[str, ...]
    proposals: tuple[str, ...]
    stance: str = ""  # in | out | replace | value | keep | ""
    quotes: bool = False  # whether its words name the place exactly
    needs: str = ""  # value | old


KINDS = (
    Kind(
        "replace",
        "ed",
        (
            "The word “{old}” in “{phrase}” is not used elsewhere in this document.",
            "In “{phrase}”, “{old}” does not fit the usage of the other clauses.",
            "“{phrase}”: another word than “{old}” is used in all other places.",
        ),
        ("Replace “{old}” with “{new}”.", "Change “{old}” to “{new}”.", "“{old}” should read “{new}”."),
        stance="replace",
        quotes=True,
        needs="old",
    ),
    Kind(
        "value",
        "te",
        (
            "The value of {value} in “{phrase}” is not supported by any study known to us.",
            "We know of no study from which the {value} in “{phrase}” could be derived.",
            "No evidence is given for {value} (“{phrase}”).",
        ),
        ("Change {value} to {other}.", "Replace {value} by {other}.", "{value} should be {other}."),
        stance="value",
        quotes=True,
        needs="value",
    ),
    Kind(
        "delete",
        "te",
        (
            "What is said about {topic} belongs to national regulation and not to this standard.",
            "National regulation already covers {topic}; an international standard should not repeat it.",
            "{topic}: this is a matter for the national legislator.",
        ),
        ("Delete the {what}.", "Remove this {what}.", "The {what} should be deleted."),
        stance="out",
    ),
    Kind(
        "keep",
        "ge",
        (
            "The text on {topic} is essential for users in small communities and has to remain.",
            "Small communities depend on what is said about {topic}; it must not be removed.",
            "We strongly support the text on {topic}, which is needed by small communities.",
        ),
        ("Keep the {what} as it is.", "Retain the {what} unchanged.", "No change; keep this {what}."),
        stance="keep",
    ),
    Kind(
        "example",
        "ge",
        (
            "Readers without technical training will not understand {topic} without an example.",
            "An example would help readers who are not engineers to understand {topic}.",
            "{topic} is hard to understand for laypersons; an example is missing.",
        ),
        (
            "Add an example from a town with fewer than 5 000 inhabitants.",
            "Insert an example that shows a small town (fewer than 5 000 inhabitants).",
            "An example from a community below 5 000 inhabitants should be added.",
        ),
        stance="in",
    ),
    Kind(
        "verify",
        "te",
        (
            "It is not stated how conformity with “{phrase}” is verified.",
            "“{phrase}” cannot be verified as it stands.",
            "There is no way to check whether “{phrase}” is met.",
        ),
        (
            "State the method of verification and the number of readings.",
            "Add how this is verified, with the number of readings.",
            "Specify a verification method, including how many readings are taken.",
        ),
        quotes=True,
    ),
    Kind(
        "unclear",
        "te",
        (
            "It remains unclear who is responsible for {topic} when the operator is a contractor.",
            "When a contractor operates the place, who answers for {topic}?",
            "Responsibility for {topic} is open where operation is contracted out.",
        ),
        (
            "Name the responsible party explicitly.",
            "Say explicitly who is responsible.",
            "The responsible party should be named.",
        ),
    ),
    Kind(
        "soften",
        "te",
        (
            "The requirement on {topic} cannot be met by existing buildings within a reasonable cost.",
            "Existing buildings would need costly work to meet the requirement on {topic}.",
            "For old buildings the costs of meeting what is required on {topic} are out of proportion.",
        ),
        (
            "Turn the requirement into a recommendation.",
            "Make this a recommendation instead of a requirement.",
            "Use a recommendation here, not a requirement.",
        ),
    ),
    Kind(
        "climate",
        "te",
        (
            "{topic} is written with a temperate climate in mind and does not fit humid tropical regions.",
            "In the humid tropics {topic} leads to results that make no sense.",
            "Regions with a humid tropical climate cannot apply what is said on {topic}.",
        ),
        (
            "Add a sentence for humid tropical climates, to be drafted by the working group.",
            "The working group should draft an additional sentence for the humid tropics.",
            "Ask the working group for an additional sentence on humid tropical climates.",
        ),
        stance="in",
    ),
    Kind(
        "term",
        "te",
        (
            "“{phrase}” uses a term that is neither defined in Clause 3 nor in common use.",
            "A definition is missing for the term used in “{phrase}”.",
            "Clause 3 has no entry for what is meant by “{phrase}”.",
        ),
        (
            "Define the term in Clause 3.",
            "Add a term entry to Clause 3.",
            "Clause 3 should have an entry for it.",
        ),
        quotes=True,
    ),
    Kind(
        "unit",
        "ed",
        (
            "The layout of the quantity in “{phrase}” is not that of the ISO 80000 series.",
            "Quantity and unit in “{phrase}” are not written as in ISO 80000.",
            "“{phrase}”: writing of the unit deviates from ISO 80000.",
        ),
        ("Align with ISO 80000.", "Write it as in ISO 80000.", "Follow ISO 80000."),
        quotes=True,
    ),
    Kind(
        "split",
        "ed",
        (
            "The sentence on {topic} is too long and contains more than one requirement.",
            "Two requirements stand in one sentence on {topic}, which makes it hard to cite them.",
            "The sentence about {topic} mixes several requirements.",
        ),
        ("Split it into two sentences.", "Make two sentences of it.", "Divide the sentence in two."),
    ),
    Kind(
        "reference",
        "te",
        (
            "For {topic} there is a European standard that should be taken into account.",
            "The work of CEN on {topic} is not considered.",
            "{topic} has been dealt with in Europe already, which is not mentioned.",
        ),
        (
            "Add the European standard to the Bibliography.",
            "Cite the European standard in the Bibliography.",
            "The Bibliography should list the European standard.",
        ),
        stance="in",
    ),
    Kind(
        "move",
        "ge",
        (
            "Details of {topic} interrupt the flow and are of interest to few readers.",
            "Only few readers need such detail on {topic}, and it disturbs the others.",
            "So much detail on {topic} is out of place in the body of the document.",
        ),
        ("Move the {what} to an annex.", "Shift this {what} to an informative annex.", "Better in an annex."),
    ),
    Kind(
        "inclusive",
        "ge",
        (
            "Persons with dementia are not considered where {topic} is treated.",
            "{topic}: the needs of persons with dementia have been overlooked.",
            "What is said on {topic} forgets persons who live with dementia.",
        ),
        (
            "Consult a patients’ organization and amend the text.",
            "Amend the text after consulting an organization of patients.",
            "Text to be amended together with a patients’ organization.",
        ),
        stance="in",
    ),
    Kind(
        "grammar",
        "ed",
        (
            "Grammar: the verb in “{phrase}” does not agree with its subject.",
            "“{phrase}” is not correct English.",
            "The grammar of “{phrase}” needs attention.",
        ),
        ("Correct the grammar.", "To be corrected by a native speaker.", "Please correct."),
        quotes=True,
    ),
)

#: Why, in three wordings each; a wish takes one reason.
REASONS = (
    ("Experience of the last two summers confirms this.", "The summers of the last two years have shown it.",
     "This was seen in both of the last summers."),
    ("A survey among forty municipalities came to the same result.",
     "Forty municipalities that were asked said the same.", "This is the outcome of a survey of 40 municipalities."),
    ("Volunteers cannot be expected to do more.", "More than this cannot be asked of volunteers.",
     "Places are often run by volunteers, from whom no more can be asked."),
    ("The insurance companies raise the same point.", "Insurers ask for this as well.",
     "The same has been brought up by insurers."),
    ("Translation into our language is impossible otherwise.", "Otherwise it can't be translated.",
     "Translators asked for this."),
    ("Small island states are affected most.", "This concerns small island states in particular.",
     "Most affected are small islands."),
    ("The fire services have confirmed the concern.", "Fire brigades share the concern.",
     "This view is shared by the fire brigades."),
    ("The same point was raised at the working draft.", "We had commented on this at the WD stage.",
     "Already raised on the working draft, without an answer."),
    ("Public procurement needs clear wording.", "Calls for tender need clear wording.",
     "Without clear wording it can't be used in tenders."),
    ("Measurements at three sites support this.", "This rests on measurements at three sites.",
     "We have measured at three sites and found the same."),
    ("", "", ""),
    ("", "", ""),
)  # fmt: skip

#: Words that stand in the sample draft, and what somebody may prefer.
EXCHANGES = (
    ("at least", "not less than"), ("shall", "should"), ("should", "shall"), ("may", "can"), ("way", "route"),
    ("ways", "routes"), ("free of charge", "without charge"), ("visitors", "users"), ("persons", "people"),
    ("shown", "given"), ("offer", "provide"), ("place", "site"), ("places", "sites"), ("community", "municipality"),
    ("inhabitants", "residents"), ("room", "space"), ("rooms", "spaces"), ("staff", "personnel"), ("hours", "times"),
    ("open", "accessible"), ("closed", "shut"), ("water", "potable water"), ("limit", "threshold"),
    ("number", "quantity"), ("given", "provided"), ("sign", "signage"), ("record", "register"), ("summer", "warm season"),
    ("block", "district"), ("mean", "average"), ("calculated", "determined"), ("distance", "length of the way"),
)  # fmt: skip

#: What a copy may be framed with.
FRAMES = (
    ("{body} fully supports the following. ", ""),
    ("{body} proposes a change here. ", ""),
    ("See also our comments at the previous stage. ", ""),
    ("", " We ask the project leader to consider this carefully."),
    ("", " This comment was agreed in our national mirror committee."),
    ("General remark first: the draft has improved. ", ""),
    ("", " {body} would otherwise have to vote against the draft."),
)

#: Whole-document wishes: comment, proposal; wordings as above.
DOCUMENT = (
    (("The document is too long for volunteers who run a cool refuge.", "Volunteers will not read so long a document.",
      "For volunteers the document is too long."),
     ("Write a summary of two pages.", "Add a two-page summary.", "Provide a summary (two pages).")),
    (("Figures cannot be read when they are printed in black and white.", "Printed without colour, the figures are lost.",
      "The figures depend on colour."),
     ("Redraw all figures for printing in grey.", "Make the figures legible in grey.", "Use patterns in all figures.")),
    (("Decimal signs are not uniform throughout the document.", "Comma and point are mixed as decimal sign.",
      "The decimal sign changes from clause to clause."),
     ("Use the comma throughout.", "The comma should be used everywhere.", "Comma, please, in all places.")),
    (("The title does not show that outdoor places are covered.", "From the title one expects buildings only.",
      "Outdoor places are missing in the title."),
     ("Add “indoor and outdoor” to the title.", "Title: add “indoor and outdoor”.",
      "“indoor and outdoor” should be added to the title.")),
    (("Costs are not treated at all in this draft.", "The draft says nothing about costs.", "Nothing is said on costs."),
     ("Add an informative annex on costs.", "An annex on costs is needed.", "Costs should get an annex.")),
    (("The draft is not yet mature enough for the next stage.", "We regard the text as immature.",
      "More work is needed before the next stage."),
     ("Circulate a second committee draft.", "A second CD should be circulated.", "Second CD.")),
    (("Gender-neutral wording is not used throughout.", "Wording is not gender neutral in all places.",
      "Some wording should be made gender neutral."),
     ("Review the wording.", "Check all clauses.", "To be reviewed.")),
    (("The relation to the heat-health action plans of WHO is not explained.", "WHO heat-health action plans are ignored.",
      "How this relates to action plans of WHO remains open."),
     ("Explain the relation in the Introduction.", "The Introduction should explain it.", "Add to the Introduction.")),
)  # fmt: skip
