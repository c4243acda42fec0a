package io.centralita.core.boot;

import java.util.List;

/**
 * Who may do what in the embedded database. The application's role owns nothing and cannot bypass row-level security;
 * tables made by the owner are usable by it through default privileges. {@code docs/operate.md} gives the same for an external
 * PostgreSQL.
 */
final class Roles {

    static final String DATABASE = "centralita";
    static final String ADMIN = "centralita_admin";
    static final String OWNER = "centralita_owner";
    static final String APPLICATION = "centralita_app";

    private Roles() {}

    static List<String> creation() {
        return List.of(
                "CREATE ROLE " + OWNER + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
                "CREATE ROLE " + APPLICATION + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
                "CREATE DATABASE " + DATABASE + " OWNER " + OWNER,
                "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + APPLICATION);
    }

    static List<String> grants() {
        String whenOwnerMakes = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " GRANT ";
        return List.of(
                "GRANT USAGE ON SCHEMA public TO " + APPLICATION,
                whenOwnerMakes + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + APPLICATION,
                whenOwnerMakes + "USAGE, SELECT ON SEQUENCES TO " + APPLICATION);
    }

    static List<String> passwords(RolePasswords passwords) {
        return List.of(
                password(ADMIN, passwords.admin()),
                password(OWNER, passwords.owner()),
                password(APPLICATION, passwords.application()));
    }

    private static String password(String role, String password) {
        return "ALTER ROLE " + role + " PASSWORD '" + password + "'";
    }
}
