"""Which saying of a pack explains a clause: all of its concepts, and most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.knowledge.prose import Pattern, Saying
from extractor.language.frames import Frame
from extractor.language.lexicon import Token, residue
from extractor.language.negated import negated
from extractor.language.sites import own_site
from extractor.language.subject import subject_of

from .applicants import APPLICANTS, WAYS_OF_ASKING
from .body import of_the_body
from .causes import of_others
from .clauses import (
    TOGETHER,
    Clause,
    from_last_verb,
    inherited,
    items_of,
    unborrowed,
    variants,
)
from .hands import divides
from .turns import tokens_of
from .units import unit_fits


@dataclass(frozen=True, slots=True)
class Match:
    """A saying and the pattern of it that explains a clause."""

    saying: Saying
    pattern: Pattern


def matches(clause: Clause, form: str, verb: Token | None) -> list[Match]:
    """What a number counts: one saying, or one for each joined verb or thing of a list."""
    listed = inherited(clause, verb)
    if listed is not None and verb is not None and verb.concepts & {"disclose", "publish"}:
        match = best(listed, form)
        if match:
            return [match]
    found: dict[str, Match] = {}
    for variant in variants(clause):
        match = best(variant, form)
        if match is not None:
            found.setdefault(match.saying.id, match)
    if not found:
        for other in (listed, from_last_verb(clause), unborrowed(clause)):
            found = {m.saying.id: m for v in _joined_of(other) if (m := best(v, form))}
            if found:
                return list(found.values())
        last = _joint(clause, form)
        return [last] if last else _who_and_how(clause, form)
    return list(found.values())


def _joined_of(clause: Clause | None) -> list[Clause]:
    return list(variants(clause)) if clause else []


def _who_and_how(clause: Clause, form: str) -> list[Match]:
    """自然人通过网络提交1件,律所邮寄1件: who asked and by which way.

    A way that others used too (企业从网上申请3件) has a larger number; who is named again has one.
    """
    who = [t for t in clause.label if t.concepts & APPLICANTS.keys()]
    how = [t for t in clause.label if t.concepts & WAYS_OF_ASKING]
    ways = {way for token in how for way in token.concepts & WAYS_OF_ASKING}
    if len(who) != 1 or len(ways) != 1 or who[0] in how or _named_again(who[0].text, clause):
        return []
    of_who = replace(clause, label=tuple(t for t in clause.label if t not in how))
    of_how = replace(clause, label=tuple(t for t in clause.label if t not in who))
    both = [m for m in (best(of_who, form), best(of_how, form)) if m]
    if len(both) < 2:
        return []
    return both[:1] if any(_named_again(t.text, clause) for t in how) else both


def _named_again(word: str, clause: Clause) -> bool:
    """Whether the sentence has a word for another number too."""
    before = clause.frame.earlier
    return word in before or word in clause.beyond.partition("。")[0]


def best(clause: Clause, form: str) -> Match | None:
    """The saying that explains every concept of the clause, by its heaviest pattern."""
    pack, here = clause.pack, clause.concepts
    chosen: Match | None = None
    for saying, pattern in pack.explaining(frozenset(t.concepts for t in clause.content)):
        if saying.forms and form not in saying.forms:
            continue
        if not unit_fits(saying, clause.frame, clause.beyond):
            continue
        if pattern.before and not pack.names(pattern.before, here, clause.before):
            continue
        if (chosen is None or _rank(pattern, clause) > _rank(chosen.pattern, clause)) and _known(
            saying, pattern, clause
        ):
            chosen = Match(saying, pattern)
    return chosen


def _rank(pattern: Pattern, clause: Clause) -> tuple[int, int]:
    """The heavier pattern is better; of two alike, the one whose topic was named last."""
    at = [clause.before.index(topic) for topic in pattern.before if topic in clause.before]
    return pattern.weight, -min(at, default=0)


def is_excluded(saying: Saying, pattern: Pattern, clause: Clause) -> bool:
    """Whether an exclusion of the saying holds: another's, a part, another topic, several things."""
    seen, before = clause.frame, clause.before
    if _denied(pattern, clause):
        return True
    if saying.body and not of_the_body(saying, clause):
        return True
    if saying.held and (_ATTENDED.search(seen.label) or _SENT.search(seen.label)):
        return True
    if saying.part and not _is_part(clause):
        return True
    if saying.own_site and not _own_site(clause):
        return True
    if saying.mail_apart and _mail_beside(clause):
        return True
    if "asker" in pattern.needed and _others_asked(clause, pattern):
        return True
    of_documents = bool(pattern.before) and pattern.before <= {"normative", "regulation"}
    if of_documents and re.match(r"(?:其中)?(?:含|包括|包含)", seen.label):
        return True
    if (before and before[0] in saying.not_after) or saying.not_in & set(before):
        return True
    if _joined_noun(saying, pattern, clause) or of_others(saying, clause):
        return True
    return saying.whole and pattern.needed == _DISCLOSE and _object_before(clause)


def _denied(pattern: Pattern, clause: Clause) -> bool:
    """未持证3人: those who have what the pattern says are others."""
    words = clause.frame.label
    mine = (t for t in clause.label if t.concepts & pattern.needed and t.stop > t.start)
    return any(words.startswith(t.text, t.start) and negated(words[: t.start]) for t in mine)


def _known(saying: Saying, pattern: Pattern, clause: Clause) -> bool:
    """Whether no unknown words stand between the concepts and the number."""
    seen = clause.frame
    if is_excluded(saying, pattern, clause):
        return False
    if seen.mention.unit == "个" and _counts_another(pattern, clause):
        return False
    if saying.loose:
        return True
    needed = pattern.needed
    mine = [t for t in clause.label if t.concepts & needed and t.start < len(seen.label)]
    if mine:
        first = mine[0]
        if saying.named:
            low = max(
                (
                    t.start
                    for t in clause.label
                    if t.concepts & clause.pack.verbs and t.stop > t.start
                ),
                default=len(seen.label),
            )
        elif first.concepts & clause.pack.verbs:
            low = first.start
        else:
            low = _phrase_start(seen.label, first.start, clause.cover, clause.pack.verbs)
        left = residue(seen.label, clause.cover, low, kinds=not saying.named)
        if left and not _is_own_field(left, seen) and not divides(clause, saying.id):
            return False
    theirs = [t for t in clause.after if t.concepts & needed]
    if len(pattern.here) < 2 and theirs and not mine and _of_a_sort(seen, clause):
        return False
    if saying.strict:
        return not residue(clause.after_words, clause.after)
    if saying.named:
        return True
    return not (theirs and residue(clause.after_words, clause.after, 0, theirs[-1].stop))


def _is_own_field(words: str, frame: Frame) -> bool:
    """公开审计信息 in the report of the audit bureau is no kind of its own, nor 全县审计部门 a part."""
    whole = re.search(rf"全[国省市县区州旗]{words}", frame.label) is not None
    field = words.removesuffix("部门") if whole else words
    return len(field) > 1 and frame.agency is not None and field in frame.agency


def _of_a_sort(frame: Frame, clause: Clause) -> bool:
    """征地拆迁的22件申请: what stands before the number says of which kind they are."""
    if not frame.label.endswith("的"):
        return False
    left = residue(frame.label, clause.cover)
    return len(left) > 1 and left not in (frame.agency or "")


_COUNTED_ITSELF = re.compile(r"的?(?:项目|事项|案件|申请)?")


def _counts_another(pattern: Pattern, clause: Clause) -> bool:
    """覆盖14个科室, 出于三个原因: what is counted stands behind 个, and nobody knows it."""
    if any(t.concepts & pattern.needed for t in clause.after):
        return False
    left = residue(clause.after_words, clause.after)
    return bool(left) and _COUNTED_ITSELF.fullmatch(left) is None


_DISCLOSE = frozenset({"disclose"})


_LASTS = re.compile(r"[一二两三四五六七八九十]年")
_YEAR = re.compile(r"(?:其中)?(?:19|20)\d\d年度?,?共?")


def _object_before(clause: Clause) -> bool:
    """中标公告发布402份: what went out stands before the verb, and is something of its own."""
    seen = clause.frame
    verb = next((t for t in clause.label if "disclose" in t.concepts), None)
    if verb is None or verb.stop < len(seen.label) - 2:
        return False
    if _YEAR.fullmatch(seen.label[: verb.start]):
        return False
    left = _LASTS.sub("", residue(seen.label[: verb.start], clause.cover))
    return bool(left) and left not in (seen.agency or "") and subject_of(left, seen.agency) is None


_ATTENDED = re.compile(
    r"参加[^,;#]{0,12}(?:组织|举办|召开|开展|举行)的|参加了?(?:上级|[省市县区州](?:级|里|局|厅))[^,;#]{0,8}培训"
)
"""参加县里组织的培训2次, 参加区级培训3次: the courses of another body."""
_SENT = re.compile(r"(?:选派|派出|选送|推荐)(?:了|出)?$")
"""选派2人参加培训: those of a course that another body holds."""
_LEANS = re.compile(
    r"(?:^|的|年度?|[^一-鿿]|共|有|中|全[年市县区省州局镇乡院校]|[我本][局县市区委镇乡院校办厅单机])(?=[一-鿿]*$)"
)


def _phrase_start(label: str, at: int, tokens: Sequence[Token], verbs: frozenset[str]) -> int:
    """Where the words that lean on a noun begin: behind a verb, 的, 年, 共, or no ideograph."""
    ends = [m.end() for m in _LEANS.finditer(label[:at])]
    ends += [t.stop for t in tokens if t.stop <= at and t.concepts & verbs]
    return max(ends, default=0)


_AND = re.compile(r"(?:、|和|及|与|以及)(?:[本今当]年度?)?$")


def _joined_noun(saying: Saying, pattern: Pattern, clause: Clause) -> bool:
    """规范性文件及政策解读共29篇: a figure of two things together."""
    needed = pattern.needed
    if saying.apart:
        if (
            clause.frame.listed
            and re.search(r"类(?:信息)?[\d为有]", clause.frame.sentence)
            and not any(t.concepts & clause.pack.verbs and t.stop > t.start for t in clause.label)
        ):
            return True  # 工作动态类20条,政策解读6条: one category like its neighbours
        mine = [
            t for t in clause.cover if t.concepts & needed and t.start < len(clause.frame.label)
        ]
        if mine and re.search(r"[一-鿿](?:和|及|与|以及)$", clause.frame.label[: mine[0].start]):
            return True
    if not TOGETHER.search(clause.frame.label[-4:]):
        return False
    carried = "carry" in needed  # 上年结转和本年新收的共26件: what is received is counted too
    nouns = [
        t for t in clause.cover if not t.filler and (carried or not t.concepts & clause.pack.verbs)
    ]
    for one, other in pairwise(nouns):
        between = clause.frame.label[one.stop : other.start]
        if _AND.search(between) and bool(one.concepts & needed) != bool(other.concepts & needed):
            return True
    return False


def _is_part(clause: Clause) -> bool:
    """收到来信2879件 counts letters: a way needs its applications, or a count before it."""
    names = clause.concepts
    by = _BY.match(clause.frame.label) is not None
    return "receive" not in names or by or bool(names & {"application", "on_request"})


_BY = re.compile(
    r"(?:其中,?)?(?:(?:通过|以|经)[^,;#]{2,10}|(?:传真机?|信箱|邮箱|网上|网站|窗口|平台|信函))[收接]"
)
"""通过信函收到3件, 传真机收到的1件: of the applications, so many came this way."""


def _mail_beside(clause: Clause) -> bool:
    """网上申请5件,电子邮件2件: e-mail is a way of its own where on-line forms stand beside it."""
    mail = any("email" in t.concepts for t in clause.label)
    words = clause.frame.sentence + clause.beyond
    return mail and re.search(r"(?:网上|网络|在线|网页|平台)[^,。;、\d]{0,8}\d", words) is not None


_PEOPLE = frozenset({"asker", "natural", "staff"})


def _others_asked(clause: Clause, pattern: Pattern) -> bool:
    """家长2件、教师1件: each a group of natural persons, and none of them all.

    收到律所申请2件、村民申请4件: nor are those of a list all that was received.
    """
    received = "receive" in pattern.needed
    if received and not clause.frame.listed:
        return False
    before = clause.frame.earlier
    words = f"{before},{clause.beyond.partition('。')[0]}"
    counted = (part for part in re.split(r"[,;:、]", words) if re.search(r"\d", part))
    people = APPLICANTS.keys() if received else _PEOPLE
    return any(t.concepts & people for part in counted for t in tokens_of(part, clause.pack))


_THE_SITE = re.compile(r"(?:其中)?(?:在|通过)?网站")


def _own_site(clause: Clause) -> bool:
    seen = clause.frame
    words = seen.label + clause.after_words
    here = any("site" in t.concepts and t.stop > t.start for t in (*clause.label, *clause.after))
    # 在县政府网站和公众号推送…,其中网站125条: whose site it is stands before.
    before = not here or _THE_SITE.match(seen.label) is not None
    return own_site(seen.sentence if before else words, seen.agency, seen.level)


def _joint(clause: Clause, form: str) -> Match | None:
    """当面、信函申请共14件: the whole of which the listed things are the parts."""
    words = clause.frame.label
    together = list(TOGETHER.finditer(words, max(0, len(words) - 6)))
    if not together:
        return None
    alone = clause.frame._replace(label=words[: together[-1].start()])
    found = [best(replace(item, frame=alone), form) for item in items_of(clause)]
    parents = {match.saying.id.rpartition(".")[0] for match in found if match is not None}
    if len(parents) > 1 and all(match and match.saying.id.endswith(".total") for match in found):
        # 直接起诉和复议后起诉的共4件: both kinds of suits together
        parents = {parent.rpartition(".")[0] for parent in parents}
    totals = [parents, {f"{parent}.total" for parent in parents if parent not in _OVERLAP}]
    whole = next((s for s in clause.pack.sayings if {s.id} in totals), None)
    if len(parents) == 1 and _goes_on(clause, form, *parents):
        return None
    if whole is None or len(found) < 2 or None in found or not unit_fits(whole, clause.frame):
        return None
    return Match(whole, whole.patterns[0])


_OVERLAP = frozenset({"proactive"})
"""One document goes out in several ways: what two channels published is no total."""


def _goes_on(clause: Clause, form: str, parent: str) -> bool:
    """信函、网络申请合计4件,当面申请2件: a further part follows, so that the joint ones are not all."""
    for words in re.split(r"\d+", clause.beyond.partition("。")[0])[:-1]:
        if words.endswith(("占", "占比")):
            continue  # 现场、电话咨询合计30人次,电话占70%: no further part
        tokens = clause.pack.lexicon.tokens(words)
        frame = clause.frame._replace(label=words, after="")
        part = replace(clause, frame=frame, label=tokens, cover=tokens, after=(), after_words="")
        match = best(part, form)
        if match is not None and match.saying.id.rpartition(".")[0] == parent:
            return True
    return False
