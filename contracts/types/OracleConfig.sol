// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a source's answer is used for.
/// @dev `Voter` votes and may be the answer. `Anchor` votes and is never the answer. `Shadow` neither votes nor is
/// read by anything but `inspect()`: it is a candidate under observation.
enum Role {
    Voter,
    Anchor,
    Shadow
}

/// @notice How voices become one answer.
/// @dev `Ordered` stops at the first voter that a quorum of groups confirms. `Median` reads every group and answers
/// with the middle.
enum Mode {
    Ordered,
    Median
}

/// @notice One feed as one oracle is configured with it.
/// @param feed Contract with the shape of `AggregatorV3Interface`.
/// @param maxAge Oldest acceptable data, in seconds.
/// @param gasLimit Gas that a read of the feed is given, exactly.
/// @param group Sources with the same number could fail together and have one voice.
/// @param role What the source's answer is used for.
struct Source {
    address feed;
    uint32 maxAge;
    uint32 gasLimit;
    uint8 group;
    Role role;
}

/// @notice Everything that an oracle is made of; fixed at construction.
/// @param description Pair and purpose for people, for example "ETH / USD".
/// @param decimals Decimals of every price the oracle gives, 0 to 18.
/// @param mode How voices become one answer.
/// @param quorum How many groups must agree, from 1 to the number of voting groups.
/// @param maxDeviationBps Distance in basis points up to which two prices agree, from 1 to 4,999.
/// @param minPrice Lowest believable price in `decimals`; 0 for none.
/// @param maxPrice Highest believable price in `decimals`; 0 for none.
/// @param sequencerFeed Uptime feed of the L2's sequencer; the zero address for none.
/// @param sequencerGrace Seconds after the sequencer's return during which readings are Restricted.
/// @param sources One to eight, in fallback order.
struct OracleConfig {
    string description;
    uint8 decimals;
    Mode mode;
    uint8 quorum;
    uint16 maxDeviationBps;
    uint256 minPrice;
    uint256 maxPrice;
    address sequencerFeed;
    uint32 sequencerGrace;
    Source[] sources;
}
