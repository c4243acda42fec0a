-- Failed logins that name nobody, by day: there is no workspace whose log could tell them. Counting one costs what telling one
-- of a known user costs, so that the time of a refusal does not say who has an account.
create table login_misses (
    day      date   primary key,
    attempts bigint not null
);
select secure_platform_table('login_misses');
