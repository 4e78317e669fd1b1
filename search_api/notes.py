"""What is said of a query that was read otherwise than it was typed."""

from collections.abc import Sequence


def unknown_field(name: str) -> str:
    return f"‘{name}:’ diye bir alan yok; sözcük olarak arandı."


def unread_value(name: str, value: str) -> str:
    return f"‘{name}:{value}’ okunamadı; sözcük olarak arandı."


def no_value(name: str) -> str:
    return f"‘{name}:’ alanının değeri hemen arkasına, boşluksuz yazılır."


def short_prefix(prefix: str, least: int) -> str:
    return f"‘{prefix}*’ çok kısa; önekte en az {least} harf gerekir. Sözcük olarak arandı."


def stray_star() -> str:
    return "‘*’ yalnız sözcüğün sonunda anlam taşır."


def open_quote() -> str:
    return "Tırnak kapanmamış; sözcükler tek tek arandı."


def dangling_or() -> str:
    return "‘VEYA’nın iki yanında da aranacak bir şey olmalı; tek başına kalan geçildi."


def only_signs() -> str:
    return "Yalnız işaretler yazılmış; aranacak bir sözcük yok."


def law_by_letters(letters: str, title: str) -> str:
    return f"‘{letters}’ {title} olarak arandı."


def other_alphabet(word: str) -> str:
    return f"‘{word}’ başka bir alfabede; kayıttaki metinler Latin harfleriyle yazılıdır."


def too_long() -> str:
    return "Sorgu çok uzun; yalnız ilk bölümü arandı."


def unknown_institution(name: str) -> str:
    return f"Kayıtta ‘{name}’ adında bir kurum ya da birim yok; sözcük olarak arandı."


def many_institutions(name: str) -> str:
    return f"‘{name}’ pek çok kurum ve birimin adına uyuyor; adını daha tam yazın. Sözcük olarak arandı."


def several_institutions(name: str, names: Sequence[str], shown: int = 3) -> str:
    rest = f" ve {len(names) - shown} tane daha" if len(names) > shown else ""
    return f"‘{name}’ {len(names)} kurum ya da birimin adına uyuyor, hepsinde arandı: {', '.join(names[:shown])}{rest}."
