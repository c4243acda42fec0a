/** The Java client SDK: its wire models are generated from openapi/openapi.yaml in the SDK issue. */
package io.centralita.client;
