-- A board reads one day out of each of a unit's series, a province's two thousand of them: rows of up to 8 kB stay
-- plain and in place, since taking them apart again cost more than all the rest of the answer (docs/performance.md).
alter table figure_sums set (toast_tuple_target = 8160);
