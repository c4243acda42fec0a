/** The Quarkus application. */
package io.centralita.core;
