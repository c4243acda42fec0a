/**
 * Who may do what: workspaces, users with roles, teams, sessions, API keys.
 *
 * <p>Door: {@link io.centralita.core.identity.Authenticator} and {@link io.centralita.core.identity.Caller} for other rooms'
 * edges ({@link io.centralita.core.identity.CurrentCaller} in an HTTP resource), {@link
 * io.centralita.core.identity.Workspaces}, {@link io.centralita.core.identity.Users}, {@link
 * io.centralita.core.identity.Teams}, {@link io.centralita.core.identity.Sessions}, {@link
 * io.centralita.core.identity.ApiKeys}.
 *
 * <p>Tells: {@code workspace.created}, {@code user.created}, {@code user.updated}, {@code user.disabled}, {@code
 * user.password_changed}, {@code team.created}, {@code team.updated}, {@code team.deleted}, {@code api_key.created}, {@code
 * api_key.revoked}, {@code auth.logged_in}, {@code auth.logged_out}, {@code auth.login_failed}, {@code
 * auth.refresh_reused}. Hears nothing.
 */
@NullMarked
package io.centralita.core.identity;

import org.jspecify.annotations.NullMarked;
