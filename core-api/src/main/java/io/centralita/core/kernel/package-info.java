/**
 * Floor 0: what every room stands on. Typed ids, problems, the database's door and the fact log. Calls nobody.
 */
package io.centralita.core.kernel;
