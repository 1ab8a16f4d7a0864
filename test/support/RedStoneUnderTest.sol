// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {TransparentUpgradeableProxy} from "@openzeppelin/contracts/proxy/transparent/TransparentUpgradeableProxy.sol";
import {RedstoneConsumerNumericBase} from "@redstone-finance/evm-connector/contracts/core/RedstoneConsumerNumericBase.sol";
import {IRedstoneAdapter} from "@redstone-finance/on-chain-relayer/contracts/core/IRedstoneAdapter.sol";
import {MultiFeedAdapterWithoutRounds} from "@redstone-finance/on-chain-relayer/contracts/price-feeds/without-rounds/MultiFeedAdapterWithoutRounds.sol";
import {PriceFeedWithoutRoundsForMultiFeedAdapter} from "@redstone-finance/on-chain-relayer/contracts/price-feeds/without-rounds/PriceFeedWithoutRoundsForMultiFeedAdapter.sol";

/// @notice Three signers of ours, of which two must sign: with them, and nothing else, RedStone's contracts are completed
/// here, as they are with RedStone's own signers in each of its deployments.
abstract contract LocalSigners {
    uint8 internal constant MIN_SIGNERS = 2;
    uint8 internal constant SIGNER_COUNT = 3;

    address private immutable SIGNER_0;
    address private immutable SIGNER_1;
    address private immutable SIGNER_2;

    constructor(address[3] memory signers) {
        (SIGNER_0, SIGNER_1, SIGNER_2) = (signers[0], signers[1], signers[2]);
    }

    /// @return index Of the signer; `SIGNER_COUNT` for anybody else.
    function indexOf(address signer) internal view returns (uint8 index) {
        if (signer == SIGNER_0) return 0;
        if (signer == SIGNER_1) return 1;
        return signer == SIGNER_2 ? 2 : SIGNER_COUNT;
    }
}

/// @notice RedStone's push contract, which keeps the values of all feeds.
contract RedStoneMultiFeed is MultiFeedAdapterWithoutRounds, LocalSigners {
    constructor(address[3] memory signers) LocalSigners(signers) {}

    function getUniqueSignersThreshold() public pure override returns (uint8) {
        return MIN_SIGNERS;
    }

    function getAuthorisedSignerIndex(address signer) public view override returns (uint8 index) {
        index = indexOf(signer);
        if (index == SIGNER_COUNT) revert SignerNotAuthorised(signer);
    }
}

/// @notice RedStone's feed in Chainlink's shape over the push contract.
contract RedStonePriceFeed is PriceFeedWithoutRoundsForMultiFeedAdapter {
    IRedstoneAdapter private immutable ADAPTER;
    bytes32 private immutable FEED_ID;

    constructor(IRedstoneAdapter adapter, bytes32 feedId) {
        ADAPTER = adapter;
        FEED_ID = feedId;
    }

    function getDataFeedId() public view override returns (bytes32) {
        return FEED_ID;
    }

    function getPriceFeedAdapter() public view override returns (IRedstoneAdapter) {
        return ADAPTER;
    }
}

/// @notice RedStone's pull contract: reads the payload that its caller appends to the call.
contract RedStoneConsumer is RedstoneConsumerNumericBase, LocalSigners {
    constructor(address[3] memory signers) LocalSigners(signers) {}

    function getValue(bytes32 feedId) external view returns (uint256) {
        return getOracleNumericValueFromTxMsg(feedId);
    }

    function getUniqueSignersThreshold() public pure override returns (uint8) {
        return MIN_SIGNERS;
    }

    function getAuthorisedSignerIndex(address signer) public view override returns (uint8 index) {
        index = indexOf(signer);
        if (index == SIGNER_COUNT) revert SignerNotAuthorised(signer);
    }
}

/// @notice The kind of proxy that RedStone deploys its feeds behind; its owner replaces what is behind it.
contract RedStoneProxy is TransparentUpgradeableProxy {
    constructor(
        RedStonePriceFeed implementation,
        address owner
    ) TransparentUpgradeableProxy(address(implementation), owner, abi.encodeCall(implementation.initialize, ())) {}
}
