/**
 * The test kit for channel plug-ins. A plug-in author implements {@link io.centralita.channel.testkit.ContractFixture},
 * lets a test class implement {@link io.centralita.channel.testkit.ChannelContract}, and the build tells whether the
 * plug-in keeps the promises of the SPI's package page. The rest are aids: a
 * {@link io.centralita.channel.testkit.context.TestChannelContext}, samples and builders
 * ({@link io.centralita.channel.testkit.Outbound}, {@link io.centralita.channel.testkit.SampleContents}), AssertJ
 * assertions ({@link io.centralita.channel.testkit.SpiAssertions}), and a whole channel inside the process.
 */
@NullMarked
package io.centralita.channel.testkit;

import org.jspecify.annotations.NullMarked;
