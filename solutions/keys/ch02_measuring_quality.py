"""Keys to the questions on measuring quality; the rules, right and wrong, are in three files by subject."""

from solutions.keys import _ch02_change as change
from solutions.keys import _ch02_experience as experience
from solutions.keys import _ch02_kinds as kinds
from workbook.problem import Key

WHY_EACH_LINE = Key(
    change.sort_remarks,
    mistakes=(change.an_effect_size_is_an_effect, change.a_mean_speaks_for_all, change.the_silent_tell_the_cause),
    explain=change.explain_remarks,
    because="Right. Size, persons, cause, silence: four doubts about one mean, and line 1 answers none of them.",
)

TOTAL_EFFECT = Key(
    kinds.total,
    mistakes=(kinds.direct_path_only, kinds.path_through_process_only, kinds.slopes_added, kinds.one_review_only),
    explain=kinds.explain_total,
    because="Right: {{given}}. Multiply along a path, add across paths.",
)

ADDED_POINTS = Key(
    change.added,
    mistakes=(
        change.own_change_only,
        change.scale_read_upward,
        change.ends_compared,
        change.both_changes_added,
        change.usual_care_alone,
    ),
    explain=change.explain_added,
    because="Right: {{given}}. What came without the program is taken off before anybody is thanked.",
)

SLOW_SWIMMERS = Key(
    change.thanks,
    mistakes=(change.the_coach_gets_every_second, change.second_day_compared, change.what_came_anyway, change.seconds_of_both),
    explain=change.explain_thanks,
    because="Right: {{given}}. The slowest of one day get faster by themselves; the {{members}} members were there to distract you.",
)

SORT_MEASURES = Key(
    kinds.sort_measures,
    mistakes=(
        kinds.tools_are_care,
        kinds.care_is_its_result,
        kinds.a_state_of_the_body_is_process,
        kinds.whoever_tells_it_is_a_prom,
        kinds.what_patients_feel_is_experience,
        kinds.use_of_care_is_health,
        kinds.use_of_care_is_process,
    ),
    explain=kinds.explain_measures,
    because="Right. There, done, became; of oneself, of the care; and what it used up.",
)

WHICH_PERIL = Key(
    kinds.sort_perils,
    mistakes=(kinds.sicker_patients_are_bad_luck, kinds.luck_is_other_patients, kinds.absence_is_case_mix),
    explain=kinds.explain_perils,
    because="Right. In all eight the number may say something that care does not; a bonus would follow the number.",
)

TWO_COMPOSITES = Key(
    kinds.composites,
    mistakes=(
        kinds.dashes_counted_as_missed,
        kinds.patients_averaged,
        kinds.items_averaged,
        kinds.dashes_break_all_or_none,
    ),
    explain=kinds.explain_composites,
    because="Right. One counts items, the other patients; no dash is held against anybody.",
)

COMPOSITES_IN_CODE = Key(
    kinds.composite_scores,
    mistakes=(
        kinds.none_counted_as_missed,
        kinds.mean_of_patients,
        kinds.nothing_due_is_all_done,
        kinds.zero_for_nobody,
    ),
    explain=kinds.explain_code,
    cases=kinds.checklists,
    because="Right, also where nothing was due.",
)

THREE_REAL_SCORES = Key(
    change.real_scores,
    mistakes=(
        change.lower_is_worse,
        change.one_spread_for_both,
        change.spreads_exchanged,
        change.responders_of_all_enrolled,
    ),
    explain=change.explain_real_scores,
    because="Right: every cell. A change of this size, and still not a word about what caused it.",
)

WHO_NEVER_ANSWERED = Key(
    change.bounds,
    mistakes=(change.silent_left_out, change.silent_never_gain, change.best_case_over_the_answered),
    explain=change.explain_bounds,
    because="Right. Everything between the two fits what is known; {{enrolled}} patients were enrolled, and the silent are among them.",
)

UNCHANGED_PATIENT = Key(
    change.expected_again,
    mistakes=(change.as_far_as_before, change.all_the_way_to_the_mean, change.correlation_times_score, change.the_part_that_goes),
    explain=change.explain_unchanged,
    because="Right: {{given}}. Nothing happened, and the score moved toward {{mean}}.",
)

WHOM_DOES_IT_PASS = Key(
    experience.where_on_the_scale,
    mistakes=(experience.direction_forgotten, experience.t_score_as_percent, experience.t_scores_divided),
    explain=experience.explain_t_score,
    because="Right. First the direction of the scale, then the distance from 50.",
)

TOP_BOX = Key(
    experience.share_of_answers,
    mistakes=(experience.over_all_sent, experience.blanks_counted, experience.two_boxes, experience.mean_of_categories),
    explain=experience.explain_top_box,
    because="Right: {{given}} of those who answered. Print beside it how many did not.",
)

CELLS_TO_HOLD_BACK = Key(
    experience.held_back,
    mistakes=(experience.total_overlooked, experience.two_gaps_without_need, experience.largest_given_up),
    explain=experience.explain_held_back,
    because="Right. The curious reader with a pocket calculator finds nothing.",
)

ANSWERS_NEEDED = Key(
    experience.answers_needed,
    mistakes=(experience.spread_of_the_score, experience.one_standard_error, experience.both_limits_in_the_gap),
    explain=experience.explain_answers_needed,
    because="Right, if the score stays. Were it the true score, about half of surveys of this size would still miss.",
)
