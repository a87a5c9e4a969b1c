-- Takes version 3 of the ranking back, top of the pipeline first.
drop view judging_standing;
drop view judging_chain_label;
drop view judging_place;
drop view judging_entry_chain;
drop view judging_entry;
drop view judging_entry_stage;
drop view judging_stage_rule;
drop view judging_card;
drop function judging_first_difference(numeric[], numeric[]);
drop aggregate judging_array_join(anycompatiblearray);
drop aggregate judging_common_multiple(numeric);
drop aggregate judging_product(numeric);
