/** The Quarkus application. Rooms and floors are described in docs/architecture; ArchUnit guards them. */
package io.centralita.core;
