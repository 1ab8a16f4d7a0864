// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {PythStructs} from "@pythnetwork/pyth-sdk-solidity/PythStructs.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {PythAdapter} from "../../contracts/adapters/PythAdapter.sol";
import {IPyth} from "../../contracts/interfaces/providers/IPyth.sol";
import {OracleTest} from "./OracleTest.sol";
import {PythUnderTest} from "./PythUnderTest.sol";

/// @notice What the tests of the Pyth adapter share: a Pyth contract under control.
abstract contract PythPublisher is OracleTest {
    bytes32 internal constant FEED_ID = keccak256("ETH/USD");
    bytes32 internal constant OTHER_FEED_ID = keccak256("BTC/USD");
    uint256 internal constant UPDATE_FEE = 7;
    uint16 internal constant MAX_CONFIDENCE_BPS = 100;
    int32 internal constant EXPONENT = -8;

    /// @dev 2,000 with `EXPONENT`.
    int64 internal constant VALUE = 2_000e8;

    PythUnderTest internal pyth;

    function deployPyth() internal {
        pyth = new PythUnderTest(60, UPDATE_FEE);
    }

    function deployFor(
        bytes32 feedId,
        uint16 maxConfidenceBps,
        bool isMovingAverage,
        uint8 decimals
    ) internal returns (Adapter) {
        PythAdapter.Config memory config = PythAdapter.Config({
            description: "ETH / USD by Pyth",
            pyth: IPyth(address(pyth)),
            feedId: feedId,
            maxConfidenceBps: maxConfidenceBps,
            isMovingAverage: isMovingAverage,
            decimals: decimals
        });
        return Adapter(deployArtifact("PythAdapter", abi.encode(config)));
    }

    /// @dev Submits a price as anybody may; one that is not newer than the stored one is ignored.
    function submit(PythStructs.Price memory price) internal {
        submit(price, price);
    }

    function submit(PythStructs.Price memory price, PythStructs.Price memory average) internal {
        pyth.updatePriceFeeds{value: UPDATE_FEE}(updatesFor(price, average));
    }

    /// @dev Stores a price whatever the time of the stored one.
    function publishPrice(PythStructs.Price memory price) internal {
        publishPrice(price, price);
    }

    function publishPrice(PythStructs.Price memory price, PythStructs.Price memory average) internal {
        forgetTime();
        submit(price, average);
    }

    /// @dev Dates the stored price 0, so that the next one is newer: `publishTime` is in the third slot of an entry of
    /// the mapping at slot 0.
    function forgetTime() internal {
        uint256 entry = uint256(keccak256(abi.encode(FEED_ID, 0)));
        vm.store(address(pyth), bytes32(entry + 2), 0);
    }

    function updatesFor(
        PythStructs.Price memory price,
        PythStructs.Price memory average
    ) internal pure returns (bytes[] memory updates) {
        updates = new bytes[](1);
        updates[0] = abi.encode(PythStructs.PriceFeed(FEED_ID, price, average), uint64(0));
    }
}
