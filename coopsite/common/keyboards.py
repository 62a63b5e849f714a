"""Vietnamese typed with the input method off: the keys of Telex and VNI read back into letters.

On a borrowed phone or a fresh computer "phình hồ" comes out as "phinhf hoof" (Telex: letters that double or follow
stand for marks) or "phinh2 ho62" (VNI: digits do). A reading is offered only where every changed word becomes a
possible Vietnamese syllable, so that "post" and "24h" stay what they are unless nothing else is found.
"""

import re
from itertools import product

from coopsite.common.text import nfc

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_TELEX_TONES = {"f": _GRAVE, "r": _HOOK, "x": _TILDE, "s": _ACUTE, "j": _DOT, "z": ""}
_VNI_TONES = {"2": _GRAVE, "3": _HOOK, "4": _TILDE, "1": _ACUTE, "5": _DOT, "0": ""}
_VOWELS = "aăâeêioôơuưy"
_VOWEL = re.compile(f"[{_VOWELS}]")
_ROOF = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_BREVE = {"a": "ă"}
_VNI_MARKS = {"6": _ROOF, "7": _HORN, "8": _BREVE}
# "nghieengsz" holds ten keys; what is longer is no syllable.
LONGEST = 12
# "uwow" for ươ; more is no syllable.
MOST_MARKS = 2
# The longer ones first: "ngh" begins with "ng" and that with "n".
_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnpqrstvx",
    "",
)
# With the k of the Central Highlands: Đắk, Lắk.
_CODAS = {"", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"}
_NUCLEI = " ".join(
    [
        "a ă â e ê i o ô ơ u ư y",
        "ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ ue uê ui uo uô uơ uy ưa ưi ươ ưu yê",
        "iêu oai oao oay oeo uai uao uay uây uôi uya uyê uyu ươi ươu yêu",
    ]
).split()
_NEVER_LAST = {"ă", "â", "iê", "oă", "uâ", "uô", "uyê", "yê"}
_MARKED = "ăâêôơư"
_WORD = re.compile(r"[^\W_]+")


def read_telex(text: str) -> str:
    """Return ``text`` with each word that is a syllable typed in Telex read as such: "phinhf hoof" → "phình hồ"."""
    return _WORD.sub(lambda word: _read(word[0], _telex_keys), text)


def read_vni(text: str) -> str:
    """Return ``text`` with each word that is a syllable typed in VNI read as such: "phinh2 ho62" → "phình hồ"."""
    return _WORD.sub(lambda word: _read(word[0], _vni_keys), text)


def readings(text: str) -> list[tuple[str, str]]:
    """Return (method, what it says) for each input method in which ``text`` says something else than it shows."""
    found = (("Telex", read_telex(text)), ("VNI", read_vni(text)))
    return [(method, said) for method, said in found if said != text]


def is_syllable(word: str) -> bool:
    """Tell whether bare letters in small are a syllable as they stand, without marks or tone: "rau", "xanh"."""
    return any(_syllable(onset, word[len(onset) :], "") for onset in _onsets_of(word))


def _onsets_of(word: str) -> list[str]:
    onset = next(one for one in _ONSETS if word.startswith(one))
    # "gi" and "qu" hold the syllable's only vowel at times: gì, and no word is "qu" alone.
    return list(dict.fromkeys((onset, onset[:1] if onset == "gi" else onset)))


def _read(word: str, keys) -> str:
    lower = word.lower()
    if not re.fullmatch(rf"[a-z0-9]{{2,{LONGEST}}}", lower):
        return word
    for cut in _onsets_of(lower):
        said = keys(cut, lower[len(cut) :])
        if said and said != lower:
            return said
    return word


def _telex_keys(onset: str, rest: str) -> str | None:
    # "ngoeoj" is ngoẹo, but "muoios" muối: a vowel doubles over other vowels only where nothing else is a syllable.
    return _telex_letters(onset, rest, f"[^{_VOWELS}]*") or _telex_letters(onset, rest, ".*")


def _telex_letters(onset: str, rest: str, between: str) -> str | None:
    letters, marks, tone = [], [], ""
    for key in rest:
        if key == "d" and onset == "d":
            onset = "đ"
        elif key in _TELEX_TONES and letters:
            tone = _TELEX_TONES[key]
        elif key == "w" and _VOWEL.search("".join(letters)):
            marks.append(_HORN | _BREVE)
        elif key == "w":
            letters.append("ư")
        elif key in _ROOF and (doubled := re.search(f"{key}(?={between}$)", "".join(letters))):
            letters[doubled.start()] = _ROOF[key]
        else:
            letters.append(key)
    return _marked(onset, letters, marks, tone)


def _vni_keys(onset: str, rest: str) -> str | None:
    letters, marks, tone = [], [], ""
    for key in rest:
        if key == "9" and onset == "d":
            onset = "đ"
        elif key in _VNI_TONES and letters:
            tone = _VNI_TONES[key]
        elif key in _VNI_MARKS:
            marks.append(_VNI_MARKS[key])
        else:
            letters.append(key)
    return _marked(onset, letters, marks, tone)


def _marked(onset: str, letters: list[str], marks: list[dict[str, str]], tone: str) -> str | None:
    """Return the syllable in which each of ``marks`` stands on a letter that takes it; None where there is none.

    A mark may be typed long after its letter, so which one it belongs to is told only by the whole.
    """
    places = [
        [place for place, letter in enumerate(letters) if letter in mark] for mark in marks[:MOST_MARKS]
    ]
    for chosen in product(*places):
        tried = letters.copy()
        for place, mark in zip(chosen, marks, strict=False):
            tried[place] = mark.get(letters[place], tried[place])
        if len(set(chosen)) == len(marks) and (said := _syllable(onset, "".join(tried), tone)):
            return said
    return None


def _syllable(onset: str, whole: str, tone: str) -> str | None:
    """Return the syllable of these letters with its tone in place, None for one that Vietnamese does not have."""
    nucleus, coda = re.fullmatch(rf"([{_VOWELS}]*)(.*)", whole).groups()
    # One key marks both letters of "ươ", which stands before something, and the last of "uơ", which ends a word.
    if coda or nucleus[2:]:
        nucleus = nucleus.replace("uơ", "ươ")
    elif nucleus == "ươ":
        nucleus = "uơ"
    if nucleus not in _NUCLEI or coda not in _CODAS or (nucleus in _NEVER_LAST and not coda):
        return None
    place = _place_of_tone(nucleus, coda)
    return nfc(onset + nucleus[: place + 1] + tone + nucleus[place + 1 :] + coda)


def _place_of_tone(nucleus: str, coda: str) -> int:
    """Return which vowel carries the tone: the last marked one, the last before a coda, else the last but one."""
    marked = [place for place, letter in enumerate(nucleus) if letter in _MARKED]
    if marked:
        return marked[-1]
    return len(nucleus) - 1 if coda or len(nucleus) == 1 else len(nucleus) - 2
