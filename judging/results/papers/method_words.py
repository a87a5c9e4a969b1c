"""The method of judging in sentences, as configured: what a berita acara says about how places came about."""

from competitions.models import AwardTier, Competition, Stage
from judging.results.papers.minutes import Minutes, StagePart
from kipp.shared.spelling import with_digits
from kipp.shared.wording import number, short_number

METHODS = {
    Stage.Method.MEAN: "Nilai tahap sebuah proposal adalah rata-rata total semua lembar yang dihitung.",
    Stage.Method.TRIMMED: (
        "Nilai tahap sebuah proposal adalah rata-rata total lembar yang dihitung tanpa satu total tertinggi dan satu "
        "total terendah; proposal dengan kurang dari lima lembar memakai rata-rata semua totalnya."
    ),
    Stage.Method.MEDIAN: (
        "Nilai tahap sebuah proposal adalah median total lembar yang dihitung; bila banyaknya genap, rata-rata dua "
        "total yang di tengah."
    ),
    Stage.Method.ADDITIVE: (
        "Nilai tahap sebuah proposal adalah nilai disetarakan: rata-rata total lembar yang dihitung setelah setiap "
        "total dikurangi ketatnya juri, yang diperkirakan dengan kuadrat terkecil atas semua lembar tahap ini "
        "(jumlahnya nol)."
    ),
}
EXACT = "Perhitungan memakai angka persis. Pembulatan dua desimal hanya pada penulisan dan tidak menentukan tempat."
CHAIN = "Bila nilai persis sama, urutan ditentukan berturut-turut oleh:"
SHARED = "Tanpa keputusan panel, tempat dipakai bersama dan tempat berikutnya dilompati (1, 2, 2, 4)."


def method_of_stage(part: StagePart) -> list[str]:
    """Returns how sheets became the score of a stage, one rule a sentence."""
    stage = part.stage
    rules = [assignment_rule(stage)]
    if stage.is_blind:
        rules.append("Juri tidak melihat nama perangkat daerah dan inovator pada tahap ini.")
    rules.append(
        f"Setiap kriteria dinilai 0 sampai {short_number(stage.scale_max)}. Total lembar adalah jumlah nilai dikali "
        "bobot kriteria, dibagi jumlah bobot, dibawa ke skala 0–100."
    )
    rules += reason_rules(stage)
    rules.append(
        "Yang dihitung hanya lembar yang dinyatakan selesai. Lembar yang belum selesai, lembar juri dengan benturan "
        "kepentingan, dan lembar yang dikesampingkan tidak dihitung, juga tidak sebagai nol."
    )
    if stage.spread_limit is not None:
        rules.append(
            f"Bila total tertinggi dan terendah sebuah proposal berselisih lebih dari {number(stage.spread_limit)}, "
            "juri dapat diminta meninjau ulang lembarnya; kedua nilainya dicatat."
        )
    if stage.least_cards > 1:
        rules.append(f"Setiap proposal memerlukan paling sedikit {with_digits(stage.least_cards)} lembar selesai.")
    rules.append(METHODS.get(stage.method, f"Nilai tahap sebuah proposal: {stage.get_method_display()}."))
    return rules


def assignment_rule(stage: Stage) -> str:
    if stage.cards_per_entry:
        return f"Setiap proposal dinilai {with_digits(stage.cards_per_entry)} juri yang ditugaskan."
    return "Setiap juri menilai semua proposal, kecuali yang mempunyai benturan kepentingan dengannya."


def reason_rules(stage: Stage) -> list[str]:
    """Returns the sentence about marks that need a reason, if some do."""
    limits = []
    if stage.reason_below is not None:
        limits.append(f"di bawah {number(stage.reason_below)}")
    if stage.reason_above is not None:
        limits.append(f"di atas {number(stage.reason_above)}")
    return [f"Nilai {' atau '.join(limits)} disertai alasan juri."] if limits else []


def advance_rules(minutes: Minutes) -> list[str]:
    """Returns who goes on to the next stage, if one follows."""
    stage, after = minutes.stage, minutes.next_stage
    if after is None or not stage.finalists:
        return []
    tie = {
        Stage.FinalistTie.PANEL: "Bila nilai persis sama pada batas itu, panel memutuskan siapa yang maju.",
        Stage.FinalistTie.GROW: "Bila nilai persis sama pada batas itu, semua yang bernilai sama ikut maju.",
    }[stage.finalist_tie]
    basis = "" if stage.position == 1 else " menurut gabungan nilai sampai tahap ini"
    last = with_digits(stage.finalists)
    return [f"Proposal sampai dengan tempat {last}{basis} maju ke {after}. {tie}"]


def stage_weight_rule(stage: Stage) -> str:
    if not stage.weight:
        return "Tahap ini hanya menyaring; nilainya tidak masuk ke nilai akhir."
    return f"Bobot tahap ini dalam nilai akhir: {short_number(stage.weight)}."


def final_rules(parts: tuple[StagePart, ...], tiers: tuple[AwardTier, ...]) -> list[str]:
    """Returns how the scores of the stages became places and tiers."""
    weights = ", ".join(f"{part.stage} {short_number(part.stage.weight)}" for part in parts)
    rules = []
    if len(parts) > 1:
        rules = [
            f"Nilai akhir adalah rata-rata nilai tahap yang diikuti proposal, menurut bobot tahap ({weights}).",
            "Proposal yang mencapai tahap lebih akhir selalu berada di atas proposal yang berhenti lebih awal.",
        ]
    else:
        rules = [METHODS.get(part.stage.method, "") for part in parts]
    named = "; ".join(f"{tier.label}: tempat {places_of(tier)}" for tier in tiers)
    return [*rules, *([f"Jenjang penghargaan: {named}."] if named else [])]


def places_of(tier: AwardTier) -> str:
    if tier.first_place == tier.last_place:
        return str(tier.first_place)
    return f"{tier.first_place} sampai {tier.last_place}"


def chain_of(edition: Competition, parts: tuple[StagePart, ...], *, is_combined: bool) -> list[str]:
    """Returns the steps that part equal scores, in order, without those that the edition has switched off.

    `is_combined` when the board combines several stages.
    """
    steps: list[str] = []
    for part in reversed(parts):
        name = str(part.stage)
        if is_combined and len(parts) > 1 and edition.ties_by_stage:
            steps.append(f"nilai {name}")
        if edition.ties_by_criterion:
            weights = ", ".join(f"{each.label} ({short_number(each.weight)})" for each in part.by_weight)
            steps.append(f"rata-rata pada kriteria {name} menurut bobot, dari yang terbesar: {weights}")
        if edition.ties_by_median and part.stage.method != Stage.Method.MEDIAN:
            steps.append(f"median total juri pada {name}")
    if edition.ties_by_head_to_head:
        steps.append(
            "perbandingan langsung: banyaknya juri yang menilai semua proposal yang masih bernilai sama dan memberi "
            "proposal itu total tertinggi"
        )
    return [*steps, "keputusan panel, dengan alasan dan nama yang hadir"]
