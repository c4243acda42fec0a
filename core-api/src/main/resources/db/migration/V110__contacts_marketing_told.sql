-- When the customer last said whether marketing is wanted; news that is older changes nothing.
alter table contacts add column marketing_told_at timestamptz;
