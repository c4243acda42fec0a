package io.centralita.core.chaos;

import java.sql.SQLException;
import java.util.List;

/**
 * Writes down, inside the database and in the very transactions, which node took which lane and which node acted for it: a
 * row is there only if its transaction committed. Nodes are told apart by the {@code application_name} of their connections.
 */
final class OwnershipWatch implements AutoCloseable {

    private static final String INSTALL = """
            create table chaos_acts (id bigserial primary key, node text not null, act text not null, lane smallint not null);
            create function chaos_act() returns trigger language plpgsql security definer as $$
            begin
                insert into chaos_acts (node, act, lane) values (current_setting('application_name'), tg_argv[0],
                    case tg_op when 'DELETE' then old.lane else new.lane end);
                return null;
            end $$;
            create trigger chaos_owns after update on lanes for each row when (new.fence <> old.fence)
                execute function chaos_act('owns');
            create trigger chaos_intake after delete on inbox_pending for each row execute function chaos_act('intake');
            create trigger chaos_dispatch after update on outbox for each row
                when (new.state = 'dispatching' and old.state <> 'dispatching') execute function chaos_act('dispatch');
            create trigger chaos_dispatch_at_once after insert on outbox for each row
                when (new.state = 'dispatching') execute function chaos_act('dispatch')""";

    private static final String REMOVE = """
            drop trigger chaos_owns on lanes;
            drop trigger chaos_intake on inbox_pending;
            drop trigger chaos_dispatch on outbox;
            drop trigger chaos_dispatch_at_once on outbox;
            drop function chaos_act;
            drop table chaos_acts""";

    /** Acts of a node for a lane that another one had taken before, and not given back. */
    private static final String FOREIGN = """
            select a.node || ' did ' || a.act || ' in lane ' || a.lane from chaos_acts a
            where a.act <> 'owns' and a.node <> (select o.node from chaos_acts o
                where o.act = 'owns' and o.lane = a.lane and o.id < a.id order by o.id desc limit 1)""";

    private final AdminSql sql;

    private OwnershipWatch(AdminSql sql) {
        this.sql = sql;
    }

    static OwnershipWatch install(AdminSql sql) throws SQLException {
        sql.execute(INSTALL);
        return new OwnershipWatch(sql);
    }

    List<String> foreignActs() throws SQLException {
        return sql.column(FOREIGN);
    }

    long acts(String node, String act) throws SQLException {
        return sql.count("select count(*) from chaos_acts where node = '%s' and act = '%s'".formatted(node, act));
    }

    @Override
    public void close() throws SQLException {
        sql.execute(REMOVE);
    }
}
