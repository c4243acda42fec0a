/** What is sent and when: signed webhooks, a closed loop and an open loop. */
package io.centralita.load.traffic;
